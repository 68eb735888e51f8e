/** What graphiql.js leaves behind. */
declare const YogaGraphiQL: { renderYogaGraphiQL(place: HTMLElement, options: object): void };
