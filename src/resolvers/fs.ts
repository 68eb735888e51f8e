import { fsCopy, fsDelete, fsGet, fsIter, fsIterDirs, fsMetadata, fsPut, fsStat } from '../doveadm/commands/fs.ts';
import type { FsSource, Resolvers } from '../generated/graphql.ts';
import type { Doveadm } from '../gateway.ts';
import type { FileSystemRef, FsFileRef, FsSourceArguments } from '../mail/model.ts';
import { payload } from './payload.ts';

const sourceOf = ({ driver, filterName }: FsSource): FsSourceArguments => ({
  fsDriver: driver?.name,
  fsArgs: driver?.arguments,
  filterName: filterName ?? undefined,
});

async function findFile(doveadm: Doveadm, files: FileSystemRef, path: string): Promise<FsFileRef | null> {
  const sizeBytes = await doveadm.run(fsStat, { ...files.source, path }, files);
  return sizeBytes === null ? null : { files, path, sizeBytes };
}

export const fsResolvers: Resolvers = {
  Host: {
    fs: ({ name }, { source }) => ({ host: name, source: sourceOf(source) }),
  },
  FileSystem: {
    file: (files, { path }, { doveadm }) => findFile(doveadm, files, path),
    files: (files, { path, noCache }, { doveadm }) => doveadm.run(fsIter, { ...files.source, path: path ?? '.', noCache }, files),
    folders: (files, { path }, { doveadm }) => doveadm.run(fsIterDirs, { ...files.source, path: path ?? '.' }, files),
  },
  FsFile: {
    content: ({ files, path }, _, { doveadm }) => doveadm.run(fsGet, { ...files.source, path }, files),
    metadata: ({ files, path }, _, { doveadm }) => doveadm.run(fsMetadata, { ...files.source, path }, files),
  },
  Mutation: {
    fsPut: async (_, { input }, { doveadm }) => {
      const files = { host: doveadm.host(input.host).name, source: sourceOf(input.source) };
      const { inputPath, path } = input;
      const written = await doveadm.run(fsPut, { ...files.source, inputPath, path }, files);
      return payload(written, { file: () => findFile(doveadm, files, path) } as never);
    },
    fsCopy: async (_, { input }, { doveadm }) => {
      const files = { host: doveadm.host(input.host).name, source: sourceOf(input.source) };
      const { sourcePath, destinationPath } = input;
      const written = await doveadm.run(fsCopy, { ...files.source, sourcePath, destinationPath }, files);
      return payload(written, { file: () => findFile(doveadm, files, destinationPath) } as never);
    },
    fsDelete: async (_, { input }, { doveadm }) => {
      const server = { name: doveadm.host(input.host).name };
      const { source, paths, recursive, maxParallel } = input;
      const written = await doveadm.run(
        fsDelete,
        { ...sourceOf(source), path: paths, recursive: recursive ?? false, maxParallel: maxParallel ?? undefined },
        { host: server.name },
      );
      return payload(written, { server });
    },
  },
};
