"""The key that signs identity tokens, and its public half as programs read it."""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jwt
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

BITS = 2048


@dataclass(frozen=True, slots=True)
class SigningKey:
    private: rsa.RSAPrivateKey

    @property
    def kid(self) -> str:
        public = self.private.public_key().public_bytes(
            serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
        )
        digest = hashes.Hash(hashes.SHA256())
        digest.update(public)
        return digest.finalize().hex()[:16]

    def jwks(self) -> dict[str, Any]:
        public = json.loads(RSAAlgorithm.to_jwk(self.private.public_key()))
        return {
            "keys": [{"kid": self.kid, "use": "sig", "alg": "RS256", "kty": "RSA", "n": public["n"], "e": public["e"]}]
        }

    def sign(self, claims: dict[str, Any]) -> str:
        return jwt.encode(claims, self.private, algorithm="RS256", headers={"kid": self.kid})

    def forge(self, claims: dict[str, Any]) -> str:
        """Sign with a stranger's key under our key's name, as a forger would."""
        return jwt.encode(claims, new_key().private, algorithm="RS256", headers={"kid": self.kid})


def new_key() -> SigningKey:
    return SigningKey(rsa.generate_private_key(public_exponent=65537, key_size=BITS))


def kept_key(file: Path) -> SigningKey:
    """Read the key, or make it once; its owner alone may read it."""
    if file.exists():
        loaded = serialization.load_pem_private_key(file.read_bytes(), password=None)
        if not isinstance(loaded, rsa.RSAPrivateKey):
            raise ValueError(f"{file} is not an RSA key")
        return SigningKey(loaded)
    key = new_key()
    file.parent.mkdir(parents=True, exist_ok=True)
    made = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(made, "wb") as out:
        out.write(
            key.private.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        )
    return key
