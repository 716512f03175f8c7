package io.github.providerkit.lock.resolve;

import io.github.providerkit.files.Sha256;
import io.github.providerkit.format.gestalt.release.ReleaseDescriptor;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Release metadata on this disk. */
final class LocalMetadata {
  /** No server reads larger metadata, in bytes. */
  static final int MOST_BYTES = 16 << 20;

  private LocalMetadata() {}

  /** The bytes of a file. */
  static byte[] read(Path file) throws ProviderException {
    try {
      present(file);
      if (Files.size(file) > MOST_BYTES) {
        throw ProviderException.user(
            file + ": expected at most " + MOST_BYTES + " bytes, found more", null);
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw ProviderException.environment("cannot read " + file, e);
    }
  }

  /** A file that is there. */
  static Path present(Path file) throws ProviderException {
    if (!Files.isRegularFile(file)) {
      throw ProviderException.user("expected a file at " + file + ", found none", null);
    }
    return file;
  }

  /** The digest of metadata, with the repository around it where the server looks there too. */
  static String digest(Path file, ReleaseDescriptor descriptor) throws ProviderException {
    if (descriptor.validation().isPresent()) {
      // Of such metadata the file itself counts (docs/spec/gestalt-app.md section 6).
      return Sha256.of(read(file));
    }
    Map<String, Object> form = descriptor.fingerprintForm();
    Optional<String> tree = SourceTreeDigest.beside(file);
    if (tree.isEmpty()) {
      return LockedInput.ofJson(form);
    }
    Map<String, Object> both = new LinkedHashMap<>();
    both.put("sourceDigest", tree.get());
    both.put("metadata", form);
    return LockedInput.ofJson(both);
  }
}
