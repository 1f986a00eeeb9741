import pytest

from tests.helm.release import Release


@pytest.fixture(scope="package")
def release() -> Release:
    """The example of helm/voorbeeld.yaml, as the cluster would get it."""
    return Release()
