"""Money is whole đồng in an int."""


class Dong(int):
    """An amount in đồng; never a fraction."""


def show(amount: int) -> str:
    """Write an amount the Vietnamese way: 50.000 đồng."""
    return f"{amount:,}".replace(",", ".") + " đồng"
