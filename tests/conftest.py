"""What all tests share."""

from hypothesis import settings

settings.register_profile("memcon", deadline=None)  # how busy the machine is, is no matter of a test
settings.load_profile("memcon")
