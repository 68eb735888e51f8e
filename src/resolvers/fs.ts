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
import type { Gateway } from '../gateway.ts';
import type { FsSource, Resolvers } from '../generated/graphql.ts';
import { findFile, type FsFileWriteResult } from '../model/fs.ts';
import type { FileSystemRef } from '../model/refs.ts';
import { runForHost } from '../model/change/run-for-user.ts';

function filesOf(host: string, { driver, filterName, mail }: FsSource): FileSystemRef {
  if (mail) return { host, ofMail: true, source: { user: mail.user, filterName: mail.filterName } };
  const source = { fsDriver: driver?.name, fsArgs: driver?.arguments, filterName: filterName };
  return { host, ofMail: false, source };
}

/** Files of a user's mail are where the mail is. */
function filesOfInput(
  doveadm: Gateway,
  { host, source }: { readonly host?: string | null | undefined; readonly source: FsSource },
): FileSystemRef {
  return filesOf(source.mail ? doveadm.userHost(host) : doveadm.host(host).name, source);
}

/** Read after the write. A failed read does not change the outcome. */
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
      const files = filesOfInput(doveadm, input);
      const { inputPath, path } = input;
      const change = await runForHost(doveadm, input, files.ofMail ? mailFsPut : fsPut, { ...files.source, inputPath, path });
      return { ...change, files, path };
    },
    fsCopy: async (_, { input }, { doveadm }) => {
      const files = filesOfInput(doveadm, input);
      const { sourcePath, destinationPath } = input;
      const args = { ...files.source, sourcePath, destinationPath };
      return { ...(await runForHost(doveadm, input, files.ofMail ? mailFsCopy : fsCopy, args)), files, path: destinationPath };
    },
    fsDelete: (_, { input }, { doveadm }) => {
      const files = filesOfInput(doveadm, input);
      const { paths, recursive, maxParallel } = input;
      return runForHost(doveadm, input, files.ofMail ? mailFsDelete : fsDelete, { ...files.source, path: paths, recursive, maxParallel });
    },
  },
};
