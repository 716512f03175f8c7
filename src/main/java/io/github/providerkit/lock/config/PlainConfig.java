package io.github.providerkit.lock.config;

import io.github.providerkit.manifest.Node;
import io.github.providerkit.message.UrlSecrets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A configuration file as its author wrote it, but for sources that the server does not know and
 * for secrets in URLs.
 */
final class PlainConfig {
  private static final Pattern PLAIN =
      Pattern.compile("https?://[A-Za-z0-9:/._~%+=-]*[A-Za-z0-9/]");

  private final ConfigLayer layer;
  private final ServerGeneration server;

  /** New texts by the characters that they replace; of two at a place the first. */
  private final Map<Node.Span, String> edits =
      new TreeMap<>(Comparator.comparingInt(Node.Span::start));

  private PlainConfig(ConfigLayer layer, ServerGeneration server) {
    this.layer = layer;
    this.server = server;
  }

  /** The new text; empty where every source in it is one that the server knows. */
  static Optional<String> of(
      ConfigLayer layer, ServerGeneration server, List<ProviderEntry> resolved) {
    PlainConfig plain = new PlainConfig(layer, server);
    resolved.stream().filter(ProviderEntry::rewritten).forEach(plain::rewrite);
    return plain.edits.isEmpty() ? Optional.empty() : Optional.of(plain.text());
  }

  private void rewrite(ProviderEntry entry) {
    List<String> path = new ArrayList<>(server.path(entry.slot()));
    path.addAll(List.of(entry.name(), "source"));
    String url = ((Source.Metadata) entry.source()).url().plain();
    url(path).ifPresent(node -> edits.putIfAbsent(node.span(), quoted(url)));
  }

  private String text() {
    for (Slot slot : server.slots()) {
      for (String name : names(server.path(slot))) {
        List<String> path = new ArrayList<>(server.path(slot));
        path.addAll(List.of(name, "source"));
        url(path).ifPresent(this::clean);
      }
    }
    for (String name : names(List.of(EntryReader.REPOSITORIES))) {
      url(List.of(EntryReader.REPOSITORIES, name)).ifPresent(this::clean);
    }
    String written = layer.written().text();
    StringBuilder text = new StringBuilder();
    int done = 0;
    for (Map.Entry<Node.Span, String> edit : edits.entrySet()) {
      text.append(written, done, edit.getKey().start()).append(edit.getValue());
      done = edit.getKey().end();
    }
    return text.append(written, done, written.length()).toString();
  }

  /** Also a file whose entry another one replaces may hold a secret. */
  private void clean(Node.Scalar node) {
    UrlSecrets secrets = UrlSecrets.of(node.value());
    if (!secrets.names().isEmpty()) {
      edits.putIfAbsent(node.span(), quoted(secrets.plain()));
    }
  }

  private Optional<Node.Scalar> url(List<String> path) {
    List<String> inside = new ArrayList<>(path);
    inside.add("url");
    return layer
        .find(inside)
        .or(() -> layer.find(path))
        .filter(Node.Scalar.class::isInstance)
        .map(Node.Scalar.class::cast);
  }

  private List<String> names(List<String> path) {
    List<String> names = new ArrayList<>();
    if (layer.find(path).orElse(null) instanceof Node.Mapping mapping) {
      for (Node.Entry entry : mapping.entries()) {
        if (entry.key() instanceof Node.Scalar name) {
          names.add(name.value());
        }
      }
    }
    return names;
  }

  /** As plain as it may be wherever it stands: in braces, a question mark needs quotes. */
  private static String quoted(String url) {
    if (PLAIN.matcher(url).matches()) {
      return url;
    }
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < url.length(); i++) {
      char c = url.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (Character.isISOControl(c)) {
        quoted.append("\\x%02x".formatted((int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
