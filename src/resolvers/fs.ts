import type { GraphQLContext } from '../context.ts';
import {
  fsCopy,
  fsDelete,
  fsGet,
  fsIter,
  fsIterDirs,
  fsMetadata,
  fsPut,
  mailFsCopy,
  mailFsDelete,
  mailFsGet,
  mailFsIter,
  mailFsIterDirs,
  mailFsMetadata,
  mailFsPut,
} from '../doveadm/commands/fs.ts';
import type { FsSource, Resolvers } from '../generated/graphql.ts';
import { findFile, type FsFileWriteResult } from '../model/fs.ts';
import type { FileSystemRef } from '../model/refs.ts';
import { payload } from '../model/change/payload.ts';

function filesOf(host: string, { driver, filterName, mail }: FsSource): FileSystemRef {
  if (mail) return { host, ofMail: true, source: { user: mail.user, filterName: mail.filterName } };
  const source = { fsDriver: driver?.name, fsArgs: driver?.arguments, filterName: filterName };
  return { host, ofMail: false, source };
}

/** Read after the write; a failure to read it leaves the outcome as it is. */
const file = ({ files, path }: FsFileWriteResult, _: unknown, { doveadm }: GraphQLContext) => findFile(doveadm, files, path);

export const fsResolvers: Resolvers = {
  Host: {
    fs: ({ name }, { source }) => filesOf(name, source),
  },
  FileSystem: {
    file: (files, { path }, { doveadm }) => findFile(doveadm, files, path),
    files: (files, { path, noCache }, { doveadm }) =>
      doveadm.run(files.ofMail ? mailFsIter : fsIter, { ...files.source, path: path ?? '.', noCache }, files),
    folders: (files, { path }, { doveadm }) =>
      doveadm.run(files.ofMail ? mailFsIterDirs : fsIterDirs, { ...files.source, path: path ?? '.' }, files),
  },
  FsFile: {
    content: ({ files, path }, _, { doveadm }) => doveadm.run(files.ofMail ? mailFsGet : fsGet, { ...files.source, path }, files),
    metadata: ({ files, path }, _, { doveadm }) =>
      doveadm.run(files.ofMail ? mailFsMetadata : fsMetadata, { ...files.source, path }, files),
  },
  FsPutPayload: { file },
  FsCopyPayload: { file },
  Mutation: {
    fsPut: async (_, { input }, { doveadm }) => {
      const files = filesOf(doveadm.host(input.host).name, input.source);
      const { inputPath, path } = input;
      const change = await doveadm.run(files.ofMail ? mailFsPut : fsPut, { ...files.source, inputPath, path }, files);
      return payload(change, { files, path });
    },
    fsCopy: async (_, { input }, { doveadm }) => {
      const files = filesOf(doveadm.host(input.host).name, input.source);
      const { sourcePath, destinationPath } = input;
      const change = await doveadm.run(files.ofMail ? mailFsCopy : fsCopy, { ...files.source, sourcePath, destinationPath }, files);
      return payload(change, { files, path: destinationPath });
    },
    fsDelete: async (_, { input }, { doveadm }) => {
      const files = filesOf(doveadm.host(input.host).name, input.source);
      const { paths, recursive, maxParallel } = input;
      const args = { ...files.source, path: paths, recursive, maxParallel };
      const change = await doveadm.run(files.ofMail ? mailFsDelete : fsDelete, args, files);
      return payload(change, { server: { name: files.host } });
    },
  },
};
