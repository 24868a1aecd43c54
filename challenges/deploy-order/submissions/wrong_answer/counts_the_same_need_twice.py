"""Finds out in which order services can be deployed."""

from dataclasses import dataclass


class UnknownService(KeyError):
    pass


class Cycle(ValueError):
    pass


@dataclass
class Service:
    name: str
    needs: list


def deploy_order(services):
    return [name for wave in deploy_waves(services) for name in wave]


def deploy_waves(services):
    missing, users = needs_and_users(services)
    waves = []
    wave = sorted(name for name, count in missing.items() if count == 0)
    while wave:
        waves.append(wave)
        following = []
        for name in wave:
            for user in users[name]:
                missing[user] -= 1
                if missing[user] == 0:
                    following.append(user)
        wave = sorted(following)
    if any(missing.values()):
        raise Cycle()
    return waves


def affected_by(services, name):
    _, users = needs_and_users(services)
    if name not in users:
        raise UnknownService(name)
    affected = set()
    waiting = [name]
    while waiting:
        for user in users[waiting.pop()]:
            if user not in affected:
                affected.add(user)
                waiting.append(user)
    return list(affected - {name})


def needs_and_users(services):
    """For each service, how many services it needs, and which ones need it."""
    users = {service.name: [] for service in services}
    missing = {}
    for service in services:
        needs = set(service.needs)
        missing[service.name] = len(service.needs)
        for need in needs:
            if need not in users:
                raise UnknownService(need)
            users[need].append(service.name)
    return missing, users
