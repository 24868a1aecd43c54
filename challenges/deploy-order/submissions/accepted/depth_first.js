// Finds out in which order services can be deployed: depth first, without recursion.

export class UnknownService extends Error {}
export class Cycle extends Error {}

function needsOf(services) {
  const needs = new Map(services.map((service) => [service.name, service.needs]));
  for (const need of services.flatMap((service) => service.needs)) {
    if (!needs.has(need)) throw new UnknownService(need);
  }
  return needs;
}

export function deployOrder(services) {
  const needs = needsOf(services);
  const state = new Map();
  const order = [];
  for (const { name } of services) {
    const stack = [[name, false]];
    while (stack.length) {
      const [next, isLeaving] = stack.pop();
      if (isLeaving) {
        state.set(next, "done");
        order.push(next);
      } else if (state.get(next) === "open") {
        throw new Cycle(next);
      } else if (!state.has(next)) {
        state.set(next, "open");
        stack.push([next, true], ...needs.get(next).map((need) => [need, false]));
      }
    }
  }
  return order;
}

export function deployWaves(services) {
  const needs = needsOf(services);
  const waveOf = new Map();
  const waves = [];
  for (const name of deployOrder(services)) {
    const wave = 1 + Math.max(-1, ...needs.get(name).map((need) => waveOf.get(need)));
    waveOf.set(name, wave);
    (waves[wave] ??= []).push(name);
  }
  return waves.map((wave) => wave.sort());
}

export function affectedBy(services, name) {
  const needs = needsOf(services);
  if (!needs.has(name)) throw new UnknownService(name);
  const users = new Map(services.map((service) => [service.name, []]));
  for (const [user, list] of needs) list.forEach((need) => users.get(need).push(user));
  const affected = new Set();
  let wave = users.get(name);
  while (wave.length) {
    const fresh = wave.filter((user) => !affected.has(user));
    fresh.forEach((user) => affected.add(user));
    wave = fresh.flatMap((user) => users.get(user));
  }
  return [...affected].filter((user) => user !== name);
}
