// Prints the packages that a production install has, with their versions, hashes and licences, in CycloneDX: the SBOM of the package and the image.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const shipped = new Set(
  Object.entries(packages)
    .filter(([path, { dev, link }]) => path.startsWith('node_modules/') && dev !== true && link !== true)
    .map(([path, entry]) => `${path.split('node_modules/').at(-1)}@${entry.version}`),
);
// `--omit dev` also leaves out packages that both kinds of dependencies need (npm 11.19).
const all = JSON.parse(execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], { maxBuffer: 1e9 }));
const self = `${name}@${version}`;
const isShipped = (ref) => ref === self || shipped.has(ref);

// npm names the component after the folder.
all.metadata.component.name = name;
all.components = all.components.filter((component) => isShipped(component['bom-ref']));
all.dependencies = all.dependencies
  .filter(({ ref }) => isShipped(ref))
  .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter(isShipped) }));
process.stdout.write(`${JSON.stringify(all, null, 2)}\n`);
