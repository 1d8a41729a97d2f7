"""What holds for every test."""

from hypothesis import HealthCheck, settings

# the same examples on every machine, and no test fails because a machine is slow
settings.register_profile(
    "repeatable", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("repeatable")
