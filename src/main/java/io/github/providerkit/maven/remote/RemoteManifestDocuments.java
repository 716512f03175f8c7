package io.github.providerkit.maven.remote;

import io.github.providerkit.format.DocumentFetcher;
import io.github.providerkit.format.NotFetchedException;
import io.github.providerkit.transfer.Patience;
import io.github.providerkit.transfer.RemoteDocuments;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;

/**
 * Fetches the documents that manifests name by URL, over the network that the settings describe.
 */
public final class RemoteManifestDocuments {
  private final LockNetwork network;

  /** Creates it; Maven hands in what knows its settings. */
  @Inject
  public RemoteManifestDocuments(LockNetwork network) {
    this.network = network;
  }

  /** What fetches them in a build; nothing while Maven works offline. */
  public DocumentFetcher of(MavenSession session) {
    if (session.isOffline()) {
      return url -> {
        throw new NotFetchedException("Maven works offline");
      };
    }
    return new RemoteDocuments(network.of(session, Patience.DEFAULT, Set.of()))::fetch;
  }
}
