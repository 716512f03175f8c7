package io.github.providerkit.format.checkstack;

import io.github.providerkit.format.grammar.AbsoluteUrl;
import io.github.providerkit.format.grammar.EmailAddress;
import io.github.providerkit.manifest.DocumentRules;
import io.github.providerkit.message.Names;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the installer demands of every {@code package.json} ({@code spec/checkstack.md} section
 * 1.1). Unknown keys are fine everywhere, null is never.
 */
final class MetadataRules {
  private static final List<String> TYPES = List.of("backend", "frontend", "common");
  private static final Pattern PLUGIN_ID_PART = Pattern.compile("[a-z0-9]++");
  private static final int LONGEST_PLUGIN_ID = 63;

  private final JsonValue root;
  private final Report report;

  private MetadataRules(JsonValue root, Report report) {
    this.root = root;
    this.report = report;
  }

  /** Checks the metadata of a package. */
  static void check(JsonValue root, Report report) {
    if (!root.isObject()) {
      report.expected(DocumentRules.TYPE, root, "an object", null);
      return;
    }
    new MetadataRules(root, report).checkAll();
  }

  private void checkAll() {
    required(root.get("name"), "the name of the npm package");
    required(root.get("version"), "the version");
    required(root.get("description"), "a description in one line");
    author(root.get("author"));
    contributors(root.get("contributors"));
    required(root.get("license"), "a licence, such as \"MIT\"");
    url(root.get("homepage"));
    repository(root.get("repository"));
    ranges(root.get("dependencies"));
    ranges(root.get("peerDependencies"));
    checkstack(root.get("checkstack"));
  }

  private void required(JsonValue value, String what) {
    if (value.isPresent() && !value.isText()) {
      report.expected(DocumentRules.TYPE, value, "a text", null);
    } else if (value.text().isEmpty()) {
      report.expected(CheckstackRules.REQUIRED, value, what, null);
    }
  }

  private void author(JsonValue author) {
    if (author.isObject()) {
      person(author);
    } else if (!author.isText()) {
      report.expected(
          author.isPresent() ? DocumentRules.TYPE : CheckstackRules.REQUIRED,
          author,
          "a text or an object with name, email and url",
          "for example \"Jane Doe <jane@example.com>\"");
    } else if (author.text().isEmpty()) {
      report.expected(CheckstackRules.REQUIRED, author, "an author", null);
    }
  }

  private void person(JsonValue person) {
    required(person.get("name"), "the author's name");
    JsonValue email = person.get("email");
    if (isTextIfPresent(email) && email.isPresent() && !EmailAddress.isValid(email.text())) {
      report.expected(CheckstackRules.AUTHOR, email, "an e-mail address", null);
    }
    url(person.get("url"));
  }

  private void contributors(JsonValue contributors) {
    if (contributors.isPresent() && !contributors.isList()) {
      report.expected(DocumentRules.TYPE, contributors, "a list", null);
    }
    contributors.items().forEach(this::author);
  }

  private void url(JsonValue url) {
    if (isTextIfPresent(url) && url.isPresent() && !AbsoluteUrl.isValid(url.text())) {
      boolean lacksScheme =
          url.text().indexOf(':') < 0 && AbsoluteUrl.isValid("https://" + url.text());
      report.expected(
          CheckstackRules.URL,
          url,
          "an absolute URL",
          lacksScheme ? "write \"https://" + url.text() + "\"" : null);
    }
  }

  private void repository(JsonValue repository) {
    if (!repository.isPresent() || repository.isText()) {
      return;
    }
    if (!repository.isObject()) {
      report.expected(
          DocumentRules.TYPE, repository, "a text or an object with type and url", null);
      return;
    }
    JsonValue url = repository.get("url");
    if (!url.isText()) {
      report.expected(
          url.isPresent() ? DocumentRules.TYPE : CheckstackRules.REQUIRED,
          url,
          "the URL of the repository",
          null);
    }
    isTextIfPresent(repository.get("type"));
  }

  private void ranges(JsonValue dependencies) {
    if (dependencies.isPresent() && !dependencies.isObject()) {
      report.expected(DocumentRules.TYPE, dependencies, "an object of version ranges", null);
    }
    for (JsonValue range : dependencies.entries().values()) {
      if (!range.isText()) {
        report.expected(DocumentRules.TYPE, range, "a version range as text", null);
      }
    }
  }

  private void checkstack(JsonValue checkstack) {
    if (!checkstack.isObject()) {
      report.expected(
          checkstack.isPresent() ? DocumentRules.TYPE : CheckstackRules.REQUIRED,
          checkstack,
          "an object with the plugin's type and pluginId",
          null);
      return;
    }
    type(checkstack.get("type"));
    pluginId(checkstack.get("pluginId"));
    bundle(checkstack.get("bundle"));
    isTextIfPresent(checkstack.get("usageInstructions"));
    JsonValue allow = checkstack.get("allowInstallScripts");
    if (allow.isPresent() && !allow.isFlag()) {
      report.expected(DocumentRules.TYPE, allow, "true or false", null);
    }
  }

  private void type(JsonValue type) {
    if (!TYPES.contains(type.text())) {
      String near = type.isText() ? Names.hint(type.text(), TYPES, Map.of()) : null;
      report.expected(
          CheckstackRules.PLUGIN_TYPE,
          type,
          "backend, frontend or common",
          type.text().equals("tooling")
              ? "tooling runs in no platform and is not installed"
              : near);
    }
  }

  private void pluginId(JsonValue id) {
    if (isTextIfPresent(id) && id.isPresent() && !isPluginId(id.text())) {
      report.expected(
          CheckstackRules.PLUGIN_ID,
          id,
          "at most "
              + LONGEST_PLUGIN_ID
              + " lower-case letters, digits and single dashes,"
              + " a letter first",
          "it names the plugin's database schema");
    }
  }

  private static boolean isPluginId(String text) {
    if (text.isEmpty() || text.length() > LONGEST_PLUGIN_ID || Character.isDigit(text.charAt(0))) {
      return false;
    }
    return List.of(text.split("-", -1)).stream()
        .allMatch(part -> PLUGIN_ID_PART.matcher(part).matches());
  }

  private void bundle(JsonValue bundle) {
    if (bundle.isPresent() && !bundle.isList()) {
      report.expected(DocumentRules.TYPE, bundle, "a list of package names", null);
    }
    for (JsonValue sibling : bundle.items()) {
      required(sibling, "the name of a sibling package");
    }
  }

  /** Reports a value that is there and is no text; says whether it is none or a text. */
  private boolean isTextIfPresent(JsonValue value) {
    boolean fine = !value.isPresent() || value.isText();
    if (!fine) {
      report.expected(DocumentRules.TYPE, value, "a text", null);
    }
    return fine;
  }
}
