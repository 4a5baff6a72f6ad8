// The part of the vitest plugin's modules these tests use; its own types need a package that is not installed.
declare module "cloudflare:workers" {
  export const env: unknown;
}
declare module "cloudflare:test" {
  export function applyD1Migrations(database: unknown, migrations: unknown): Promise<void>;
}
