// Written by `npm run docs`: the records that each field of the schema can run.

export const FIELD_COMMANDS: Readonly<Record<string, readonly string[]>> = {
  "Dict.entries": [
    "dictIter",
    "mailDictIter"
  ],
  "Dict.entry": [
    "dictGet",
    "mailDictGet"
  ],
  "DictIncPayload.entry": [
    "dictGet",
    "mailDictGet"
  ],
  "DictSetPayload.entry": [
    "dictGet",
    "mailDictGet"
  ],
  "DictUnsetPayload.entry": [
    "dictGet",
    "mailDictGet"
  ],
  "Director.dump": [
    "directorDump"
  ],
  "Director.hosts": [
    "directorStatus"
  ],
  "Director.ring": [
    "directorRingStatus",
    "logErrors"
  ],
  "Director.userHash": [
    "directorUserHash"
  ],
  "Director.userMappings": [
    "directorMap",
    "logErrors"
  ],
  "Director.usersOfHash": [
    "directorHashUsers"
  ],
  "DirectorAddPayload.directorHost": [
    "directorStatus"
  ],
  "DirectorDownPayload.directorHost": [
    "directorStatus"
  ],
  "DirectorHost.stateChangedAt": [
    "logErrors"
  ],
  "DirectorUpPayload.directorHost": [
    "directorStatus"
  ],
  "DirectorUpdatePayload.directorHost": [
    "directorStatus"
  ],
  "FileSystem.file": [
    "fsStat",
    "mailFsStat"
  ],
  "FileSystem.files": [
    "fsIter",
    "mailFsIter"
  ],
  "FileSystem.folders": [
    "fsIterDirs",
    "mailFsIterDirs"
  ],
  "FsCopyPayload.file": [
    "fsStat",
    "mailFsStat"
  ],
  "FsFile.content": [
    "fsGet",
    "mailFsGet"
  ],
  "FsFile.metadata": [
    "fsMetadata",
    "mailFsMetadata"
  ],
  "FsPutPayload.file": [
    "fsStat",
    "mailFsStat"
  ],
  "Host.director": [
    "directorStatus"
  ],
  "Host.errors": [
    "logErrors"
  ],
  "Host.indexings": [
    "indexerList"
  ],
  "Host.instances": [
    "instanceList",
    "logErrors"
  ],
  "Host.metacache": [
    "metacacheList"
  ],
  "Host.occupancy": [
    "sessionList"
  ],
  "Host.oldStatistics": [
    "oldStatsDump"
  ],
  "Host.penalties": [
    "logErrors",
    "penalty"
  ],
  "Host.processes": [
    "processStatus"
  ],
  "Host.proxyConnections": [
    "proxyList"
  ],
  "Host.services": [
    "serviceStatus"
  ],
  "Host.sessions": [
    "sessionList"
  ],
  "Host.statistics": [
    "statsDump"
  ],
  "Mailbox.acl": [
    "aclGet"
  ],
  "Mailbox.cacheDecisions": [
    "mailboxCacheDecisions"
  ],
  "Mailbox.effectiveRights": [
    "aclRights"
  ],
  "Mailbox.firstSavedAt": [
    "mailboxStatus"
  ],
  "Mailbox.guid": [
    "mailboxStatus"
  ],
  "Mailbox.hasChildren": [
    "mailboxList"
  ],
  "Mailbox.highestModseq": [
    "mailboxStatus"
  ],
  "Mailbox.message": [
    "mailboxStatus",
    "messageFetch"
  ],
  "Mailbox.messageCount": [
    "mailboxStatus"
  ],
  "Mailbox.messages": [
    "mailboxStatus",
    "messageFetch",
    "messageSearch"
  ],
  "Mailbox.metadata": [
    "mailboxMetadataGet",
    "mailboxMetadataList",
    "mailboxMetadataListInternal"
  ],
  "Mailbox.metadataValue": [
    "mailboxMetadataGet"
  ],
  "Mailbox.path": [
    "mailboxPath"
  ],
  "Mailbox.recentCount": [
    "mailboxStatus"
  ],
  "Mailbox.selectable": [
    "mailboxExists"
  ],
  "Mailbox.sizeBytes": [
    "mailboxStatus"
  ],
  "Mailbox.specialUse": [
    "mailboxSpecialUse"
  ],
  "Mailbox.subscribed": [
    "mailboxList"
  ],
  "Mailbox.uidNext": [
    "mailboxStatus"
  ],
  "Mailbox.uidValidity": [
    "mailboxStatus"
  ],
  "Mailbox.unseenCount": [
    "mailboxStatus"
  ],
  "Message.mailbox": [
    "mailboxList",
    "mailboxStatus"
  ],
  "Message.part": [
    "mailboxStatus",
    "messageFetch"
  ],
  "Mutation.accountSecure": [
    "authCacheFlush",
    "sessionKick"
  ],
  "Mutation.aclAdd": [
    "aclAdd"
  ],
  "Mutation.aclDelete": [
    "aclDelete"
  ],
  "Mutation.aclRecalc": [
    "aclRecalc"
  ],
  "Mutation.aclRemove": [
    "aclRemove"
  ],
  "Mutation.aclSet": [
    "aclSet"
  ],
  "Mutation.authCacheFlush": [
    "authCacheFlush"
  ],
  "Mutation.dictInc": [
    "dictInc",
    "mailDictInc"
  ],
  "Mutation.dictSet": [
    "dictSet",
    "mailDictSet"
  ],
  "Mutation.dictUnset": [
    "dictUnset",
    "mailDictUnset"
  ],
  "Mutation.directorAdd": [
    "directorAdd"
  ],
  "Mutation.directorDown": [
    "directorDown"
  ],
  "Mutation.directorFlush": [
    "directorFlush"
  ],
  "Mutation.directorKick": [
    "directorKick"
  ],
  "Mutation.directorMove": [
    "directorMove"
  ],
  "Mutation.directorRemove": [
    "directorRemove"
  ],
  "Mutation.directorRingAdd": [
    "directorRingAdd"
  ],
  "Mutation.directorRingRemove": [
    "directorRingRemove"
  ],
  "Mutation.directorUp": [
    "directorUp"
  ],
  "Mutation.directorUpdate": [
    "directorUpdate"
  ],
  "Mutation.doveadm": [
    "doveadm"
  ],
  "Mutation.flagsAdd": [
    "flagsAdd"
  ],
  "Mutation.flagsRemove": [
    "flagsRemove"
  ],
  "Mutation.flagsReplace": [
    "flagsReplace"
  ],
  "Mutation.fsCopy": [
    "fsCopy",
    "mailFsCopy"
  ],
  "Mutation.fsDelete": [
    "fsDelete",
    "mailFsDelete"
  ],
  "Mutation.fsPut": [
    "fsPut",
    "mailFsPut"
  ],
  "Mutation.fscacheRescan": [
    "fscacheRescan"
  ],
  "Mutation.ftsFlatcurveCheck": [
    "ftsFlatcurveCheck"
  ],
  "Mutation.ftsFlatcurveRemove": [
    "ftsFlatcurveRemove"
  ],
  "Mutation.ftsFlatcurveRotate": [
    "ftsFlatcurveRotate"
  ],
  "Mutation.ftsOptimize": [
    "ftsOptimize"
  ],
  "Mutation.ftsRescan": [
    "ftsRescan"
  ],
  "Mutation.indexerAdd": [
    "indexerAdd"
  ],
  "Mutation.indexerRemove": [
    "indexerRemove"
  ],
  "Mutation.instanceRemove": [
    "instanceRemove"
  ],
  "Mutation.logReopen": [
    "logReopen"
  ],
  "Mutation.mailboxCacheDecisionSet": [
    "mailboxCacheDecisionSet"
  ],
  "Mutation.mailboxCachePurge": [
    "mailboxCachePurge"
  ],
  "Mutation.mailboxCacheRemove": [
    "mailboxCacheRemove"
  ],
  "Mutation.mailboxCreate": [
    "mailboxCreate",
    "mailboxSubscribe"
  ],
  "Mutation.mailboxDelete": [
    "mailboxDelete",
    "mailboxUnsubscribe"
  ],
  "Mutation.mailboxForceResync": [
    "mailboxForceResync"
  ],
  "Mutation.mailboxIndex": [
    "mailboxIndex"
  ],
  "Mutation.mailboxMetadataSet": [
    "mailboxMetadataSet",
    "serverMetadataSet"
  ],
  "Mutation.mailboxMetadataUnset": [
    "mailboxMetadataUnset",
    "serverMetadataUnset"
  ],
  "Mutation.mailboxRename": [
    "mailboxRename",
    "mailboxSubscribe",
    "mailboxUnsubscribe"
  ],
  "Mutation.mailboxSubscribe": [
    "mailboxSubscribe"
  ],
  "Mutation.mailboxUnsubscribe": [
    "mailboxUnsubscribe"
  ],
  "Mutation.mailboxUpdate": [
    "mailboxUpdate"
  ],
  "Mutation.messageAltMove": [
    "messageAltMove"
  ],
  "Mutation.messageAttachmentsRebuild": [
    "messageAttachmentsRebuild"
  ],
  "Mutation.messageCopy": [
    "messageCopy"
  ],
  "Mutation.messageDeduplicate": [
    "messageDeduplicate"
  ],
  "Mutation.messageExpunge": [
    "mailboxDelete",
    "mailboxUnsubscribe",
    "messageExpunge"
  ],
  "Mutation.messageImport": [
    "messageImport"
  ],
  "Mutation.messageMove": [
    "messageMove"
  ],
  "Mutation.messageSave": [
    "messageSave"
  ],
  "Mutation.metacacheClean": [
    "metacacheClean"
  ],
  "Mutation.metacacheFlush": [
    "metacacheFlush"
  ],
  "Mutation.metacacheFlushall": [
    "metacacheFlushall"
  ],
  "Mutation.metacacheRemove": [
    "metacacheRemove"
  ],
  "Mutation.metacacheUnpack": [
    "metacacheUnpack"
  ],
  "Mutation.oboxUserDelete": [
    "oboxUserDelete"
  ],
  "Mutation.oboxUserWait": [
    "oboxUserWait"
  ],
  "Mutation.oldStatsReset": [
    "oldStatsReset"
  ],
  "Mutation.proxyKick": [
    "proxyKick"
  ],
  "Mutation.proxyKickDestination": [
    "proxyKickDestination"
  ],
  "Mutation.quotaRecalc": [
    "quotaRecalc"
  ],
  "Mutation.replicatorAdd": [
    "replicatorAdd"
  ],
  "Mutation.replicatorRemove": [
    "replicatorRemove"
  ],
  "Mutation.replicatorReplicate": [
    "replicatorReplicate"
  ],
  "Mutation.serverReload": [
    "serverReload"
  ],
  "Mutation.serverStop": [
    "serverStop"
  ],
  "Mutation.serviceStop": [
    "serviceStop"
  ],
  "Mutation.sessionKick": [
    "sessionKick"
  ],
  "Mutation.sieveActivate": [
    "sieveActivate"
  ],
  "Mutation.sieveDeactivate": [
    "sieveDeactivate"
  ],
  "Mutation.sieveDelete": [
    "sieveDelete"
  ],
  "Mutation.sievePut": [
    "sieveActivate",
    "sievePut"
  ],
  "Mutation.sieveRename": [
    "sieveRename"
  ],
  "Mutation.statsAdd": [
    "statsAdd"
  ],
  "Mutation.statsRemove": [
    "statsRemove"
  ],
  "Mutation.statsReset": [
    "statsReset"
  ],
  "Mutation.storageBackup": [
    "storageBackup"
  ],
  "Mutation.storagePurge": [
    "storagePurge"
  ],
  "Mutation.storageSync": [
    "storageSync"
  ],
  "Query._entities": [
    "mailboxList",
    "mailboxStatus",
    "messageFetch",
    "sessionList",
    "sieveList",
    "userExists",
    "userGet"
  ],
  "Query.errors": [
    "logErrors"
  ],
  "Query.node": [
    "mailboxList",
    "mailboxStatus",
    "messageFetch",
    "sessionList",
    "sieveList",
    "userExists",
    "userGet"
  ],
  "Query.services": [
    "serviceStatus"
  ],
  "Query.sessions": [
    "sessionList"
  ],
  "Query.unusedUsers": [
    "userList"
  ],
  "Query.user": [
    "userExists",
    "userGet"
  ],
  "Query.users": [
    "userList"
  ],
  "Replicator.queue": [
    "replicatorQueue"
  ],
  "Replicator.replications": [
    "replicatorStatus"
  ],
  "Replicator.workers": [
    "replicatorDsyncStatus"
  ],
  "SieveScript.active": [
    "sieveList"
  ],
  "SieveScript.content": [
    "sieveGet"
  ],
  "StatsAddPayload.metrics": [
    "statsDump"
  ],
  "StatsRemovePayload.metrics": [
    "statsDump"
  ],
  "StatsResetPayload.metrics": [
    "statsDump"
  ],
  "User.directorHost": [
    "directorStatus",
    "directorUserStatus"
  ],
  "User.expansion": [
    "userExpand"
  ],
  "User.field": [
    "userGet"
  ],
  "User.fields": [
    "userGet"
  ],
  "User.fieldsForLogin": [
    "userLogin"
  ],
  "User.gid": [
    "userGet"
  ],
  "User.home": [
    "userGet"
  ],
  "User.mailLocation": [
    "userGet"
  ],
  "User.mailbox": [
    "mailboxList",
    "mailboxStatus"
  ],
  "User.mailboxes": [
    "mailboxList",
    "mailboxStatus"
  ],
  "User.messages": [
    "mailboxStatus",
    "messageFetch",
    "messageSearch"
  ],
  "User.metadata": [
    "serverMetadataGet",
    "serverMetadataList",
    "serverMetadataListInternal"
  ],
  "User.metadataValue": [
    "serverMetadataGet"
  ],
  "User.quota": [
    "quotaGet"
  ],
  "User.sessions": [
    "sessionList"
  ],
  "User.sieveScript": [
    "sieveList"
  ],
  "User.sieveScripts": [
    "sieveList"
  ],
  "User.totals": [
    "mailboxList",
    "mailboxStatus"
  ],
  "User.uid": [
    "userGet"
  ],
  "UserFts.indexes": [
    "ftsFlatcurveStats"
  ],
  "UserFts.tokens": [
    "ftsTokenize"
  ]
};
