package io.github.providerkit.files;

import io.github.providerkit.archive.EntryName;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Recognises files by name that hold secrets, or that got into a tree by mistake. */
final class SuspiciousNames {
  private static final Set<String> NAMES =
      Set.of(
          ".env",
          ".npmrc",
          ".yarnrc",
          ".pypirc",
          ".netrc",
          "_netrc",
          ".git-credentials",
          ".pgpass",
          ".htpasswd",
          ".dockercfg",
          ".gitconfig",
          "id_rsa",
          "id_dsa",
          "id_ecdsa",
          "id_ed25519");

  private static final Pattern ENDINGS =
      Pattern.compile(".*\\.(pem|key|p12|pfx|jks|keystore|kdbx|ppk)");

  private static final Pattern ENVIRONMENT = Pattern.compile("\\.env\\..+");
  private static final Set<String> HARMLESS_ENVIRONMENT =
      Set.of(".env.example", ".env.sample", ".env.template", ".env.dist");

  /** Directories whose whole content does not belong in a release; named once, not file by file. */
  private static final Set<String> DIRECTORIES =
      Set.of(".git", ".hg", ".svn", ".ssh", ".gnupg", ".aws", ".kube", ".docker");

  private SuspiciousNames() {}

  /** The suspicious ones among slash paths; directories end in a slash. Case does not matter. */
  static List<String> among(Collection<String> names) {
    Set<String> found = new TreeSet<>(EntryName.BYTE_ORDER);
    for (String name : names) {
      String directory = suspiciousDirectory(name);
      if (directory != null) {
        found.add(directory);
      } else if (isSuspicious(lower(name.substring(name.lastIndexOf('/') + 1)))) {
        found.add(name);
      }
    }
    return List.copyOf(found);
  }

  private static String suspiciousDirectory(String name) {
    int start = 0;
    for (int end = name.indexOf('/'); end >= 0; end = name.indexOf('/', start)) {
      if (DIRECTORIES.contains(lower(name.substring(start, end)))) {
        return name.substring(0, end + 1);
      }
      start = end + 1;
    }
    return null;
  }

  private static boolean isSuspicious(String fileName) {
    return NAMES.contains(fileName)
        || ENDINGS.matcher(fileName).matches()
        || ENVIRONMENT.matcher(fileName).matches() && !HARMLESS_ENVIRONMENT.contains(fileName);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
