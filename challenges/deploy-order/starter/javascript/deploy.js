// Finds out in which order services can be deployed. A service is { name, needs }.

export class UnknownService extends Error {}
export class Cycle extends Error {}

export function deployOrder(services) {
  return [];
}

export function deployWaves(services) {
  return [];
}

export function affectedBy(services, name) {
  return [];
}
