package io.github.providerkit.maven;

import io.github.providerkit.archive.ArchiveEntry;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import org.codehaus.plexus.components.io.resources.AbstractPlexusIoResource;
import org.codehaus.plexus.components.io.resources.PlexusIoResource;
import org.jspecify.annotations.Nullable;

/** An entry of ours in the hands of plexus-archiver, to whom it is a file like any other. */
final class EntryResource extends AbstractPlexusIoResource {
  private final ArchiveEntry entry;

  EntryResource(ArchiveEntry entry) {
    super(
        entry.name().replace('/', File.separatorChar),
        PlexusIoResource.UNKNOWN_MODIFICATION_DATE,
        entry.size(),
        true,
        false,
        true);
    this.entry = entry;
  }

  ArchiveEntry entry() {
    return entry;
  }

  @Override
  public InputStream getContents() throws IOException {
    return entry.content().open();
  }

  /** Null: whoever wants the bytes has to ask for them. */
  @Override
  public @Nullable URL getURL() {
    return null;
  }
}
