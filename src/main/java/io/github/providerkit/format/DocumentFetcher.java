package io.github.providerkit.format;

import java.io.IOException;

/** Fetches a document that a manifest names by URL. */
@FunctionalInterface
public interface DocumentFetcher {
  /**
   * The whole document.
   *
   * @param url an http or https URL
   * @throws NotFetchedException if nothing may be asked for
   * @throws IOException if it cannot be had, with a message for the user
   */
  byte[] fetch(String url) throws IOException;
}
