import { subscribeEvents } from './events.js';

const { GATEWAY_URL, TOKEN } = process.env;
for await (const { at, __typename, user } of subscribeEvents(GATEWAY_URL, TOKEN, process.argv[2])) console.log(at, __typename, user);
