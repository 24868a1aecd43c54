"""Finds out in which order services can be deployed, by recursion."""


class UnknownService(Exception):
    pass


class Cycle(Exception):
    pass


def checked(services):
    needs = {service["name"]: service["needs"] for service in services}
    for each in needs.values():
        for need in each:
            if need not in needs:
                raise UnknownService(need)
    return needs


def deploy_order(services):
    needs = checked(services)
    done, path = {}, set()

    def visit(name):
        if name in path:
            raise Cycle(name)
        if name in done:
            return
        path.add(name)
        for need in needs[name]:
            visit(need)
        path.remove(name)
        done[name] = max((done[need] for need in needs[name]), default=-1) + 1

    for name in needs:
        visit(name)
    return sorted(done, key=done.get)


def deploy_waves(services):
    order = deploy_order(services)
    needs = checked(services)
    wave_of = {}
    for name in order:
        wave_of[name] = max((wave_of[need] for need in needs[name]), default=-1) + 1
    waves = [[] for _ in range(max(wave_of.values(), default=-1) + 1)]
    for name in sorted(order):
        waves[wave_of[name]].append(name)
    return waves


def affected_by(services, name):
    needs = checked(services)
    if name not in needs:
        raise UnknownService(name)

    users = {each: set() for each in needs}
    for user in needs:
        for need in needs[user]:
            users[need].add(user)
    affected = {}
    waiting = [name]
    while waiting:
        for user in users[waiting.pop()].difference(affected):
            affected[user] = True
            waiting.append(user)
    return [user for user in affected if user != name]
