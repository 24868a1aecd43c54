// Finds out in which order services can be deployed: tries again until it works.

export class UnknownService extends Error {}
export class Cycle extends Error {}

export function deployOrder(services) {
  return deployWaves(services).flat();
}

export function deployWaves(services) {
  check(services);
  const running = new Set();
  const waves = [];
  while (running.size < services.length) {
    const ready = services.filter(
      ({ name, needs }) => !running.has(name) && needs.every((need) => running.has(need)),
    );
    if (ready.length) waves.push(ready.map(({ name }) => name).sort());
    ready.forEach(({ name }) => running.add(name));
  }
  return waves;
}

export function affectedBy(services, name) {
  check(services);
  if (!services.some((service) => service.name === name)) throw new UnknownService(name);
  const users = services.filter(({ needs }) => needs.includes(name));
  const affected = new Set(users.map((user) => user.name));
  for (const next of affected) {
    services
      .filter(({ needs }) => needs.includes(next))
      .forEach((user) => affected.add(user.name));
  }
  affected.delete(name);
  return [...affected];
}

function check(services) {
  const names = new Set(services.map(({ name }) => name));
  for (const need of services.flatMap(({ needs }) => needs)) {
    if (!names.has(need)) throw new UnknownService(need);
  }
}
