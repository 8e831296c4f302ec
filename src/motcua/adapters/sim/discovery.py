"""What the provider says about itself (OpenID Connect Discovery 1.0)."""

from motcua.adapters.sim.answers import Answer, Asked, document
from motcua.adapters.sim.world import World

LEVELS = ("LoA1", "LoA2")
SCOPES = ("openid", "profile", "phone", "email", "address", "identity")


def configuration(world: World, asked: Asked) -> Answer:
    base = world.issuer
    return document(
        {
            "issuer": base,
            "authorization_endpoint": f"{base}/authorize",
            "token_endpoint": f"{base}/token",
            "userinfo_endpoint": f"{base}/userinfo",
            "jwks_uri": f"{base}/jwks",
            "end_session_endpoint": f"{base}/end-session",
            "scopes_supported": list(SCOPES),
            "response_types_supported": ["code"],
            "grant_types_supported": ["authorization_code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
            "code_challenge_methods_supported": ["S256"],
            "acr_values_supported": list(LEVELS),
            "claims_supported": [
                *("sub", "iss", "aud", "exp", "iat", "auth_time", "nonce", "acr", "name", "birthdate", "gender"),
                *("phone_number", "email", "address", "id_number", "organisation"),
            ],
            "claims_parameter_supported": False,
            "request_parameter_supported": False,
            "request_uri_parameter_supported": False,
        }
    )


def jwks(world: World, asked: Asked) -> Answer:
    return document(world.key.jwks())
