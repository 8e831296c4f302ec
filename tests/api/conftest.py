import pytest

from tests.api.calling import Caller, caller


@pytest.fixture
def bank(province: None) -> Caller:
    """A system that may do everything."""
    return caller()


@pytest.fixture
def helpers(province: None) -> Caller:
    """Another system, with nothing to do with the first."""
    return caller("Cổng hỗ trợ")
