package io.github.providerkit.transfer;

import java.io.IOException;

/** Fetches the few documents that manifests name by URL, with a client for each. */
public final class RemoteDocuments {
  private final Network network;

  /** Creates it; connections are opened when they are needed. */
  public RemoteDocuments(Network network) {
    this.network = network;
  }

  /**
   * Fetches a document.
   *
   * @param url an http or https URL
   * @return all of it, 64 MiB at most
   * @throws IOException if it cannot be had, with a message for the user
   */
  public byte[] fetch(String url) throws IOException {
    try (HttpTransfer transfer = new HttpTransfer(network)) {
      return new SmallFiles(transfer).document(url);
    }
  }
}
