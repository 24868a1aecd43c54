// Finds out in which order services can be deployed. A service is { name, needs }.

export class UnknownService extends Error {}
export class Cycle extends Error {}

export function deployOrder(services) {
  return deployWaves(services).flat();
}

export function deployWaves(services) {
  const { missing, users } = needsAndUsers(services);
  const waves = [];
  let wave = [...missing.keys()].filter((name) => missing.get(name) === 0);
  while (wave.length) {
    waves.push(wave);
    const following = [];
    for (const user of wave.flatMap((name) => users.get(name))) {
      missing.set(user, missing.get(user) - 1);
      if (missing.get(user) === 0) following.push(user);
    }
    wave = following;
  }
  if (waves.flat().length < services.length) throw new Cycle();
  return waves;
}

export function affectedBy(services, name) {
  const { users } = needsAndUsers(services);
  if (!users.has(name)) throw new UnknownService(name);
  const reached = new Set([name]);
  for (const next of reached) {
    for (const user of users.get(next)) reached.add(user); // the loop goes on to what is added
  }
  reached.delete(name);
  return [...reached];
}

/** For each service, how many services it needs, and which ones need it. */
function needsAndUsers(services) {
  const users = new Map(services.map(({ name }) => [name, []]));
  const missing = new Map();
  for (const service of services) {
    const needs = new Set(service.needs);
    missing.set(service.name, needs.size);
    for (const need of needs) {
      if (!users.has(need)) throw new UnknownService(need);
      users.get(need).push(service.name);
    }
  }
  return { missing, users };
}
