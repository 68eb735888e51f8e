/** The package's own folder for the SDL, from src/ as from dist/. */
export const SDL_FOLDER = new URL('../schema/', import.meta.url);
