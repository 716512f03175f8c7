package io.github.providerkit.format.checkstack.rules;

import io.github.providerkit.format.grammar.AbsoluteUrl;
import io.github.providerkit.format.grammar.EmailAddress;
import io.github.providerkit.format.schema.FieldRule;
import io.github.providerkit.manifest.read.DocumentRules;
import io.github.providerkit.message.CommandText;
import io.github.providerkit.message.Names;
import io.github.providerkit.npm.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the installer demands of every {@code package.json} ({@code docs/spec/checkstack.md} section
 * 1.1). Unknown keys are fine everywhere, null is never.
 */
public final class MetadataRules {
  private static final Pattern PLUGIN_ID = Pattern.compile(MetadataFields.PLUGIN_ID.pattern());

  private final JsonValue root;
  private final Report report;

  private MetadataRules(JsonValue root, Report report) {
    this.root = root;
    this.report = report;
  }

  /** Checks the metadata of a package. */
  public static void check(JsonValue root, Report report) {
    if (!root.isObject()) {
      report.expected(DocumentRules.TYPE, root, "an object", null);
      return;
    }
    new MetadataRules(root, report).checkAll();
  }

  private void checkAll() {
    required(root.get("name"), MetadataFields.NAME);
    required(root.get("version"), MetadataFields.VERSION);
    required(root.get("description"), MetadataFields.DESCRIPTION);
    author(root.get("author"));
    contributors(root.get("contributors"));
    required(root.get("license"), MetadataFields.LICENSE);
    url(root.get("homepage"));
    repository(root.get("repository"));
    ranges(root.get("dependencies"));
    ranges(root.get("peerDependencies"));
    checkstack(root.get("checkstack"));
  }

  private void required(JsonValue value, FieldRule rule) {
    if (value.isPresent() && !value.isText()) {
      report.expected(DocumentRules.TYPE, value, "a text", null);
    } else if (value.text().isEmpty()) {
      report.expected(CheckstackRules.REQUIRED, value, rule.expected(), null);
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
      report.expected(CheckstackRules.REQUIRED, author, MetadataFields.AUTHOR.expected(), null);
    }
  }

  private void person(JsonValue person) {
    required(person.get("name"), MetadataFields.PERSON_NAME);
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
          MetadataFields.REPOSITORY_URL.expected(),
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
    if (!checkstack.isPresent()) {
      missingBlock(checkstack);
      return;
    }
    if (!checkstack.isObject()) {
      report.expected(DocumentRules.TYPE, checkstack, MetadataFields.CHECKSTACK.expected(), null);
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

  private void missingBlock(JsonValue nothing) {
    String name = nothing.path();
    Optional<JsonValue> misspelt =
        root.entries().values().stream()
            .filter(value -> value.isObject() && isMeant(value.path(), name))
            .findFirst();
    if (misspelt.isPresent()) {
      report.tell(
          CheckstackRules.REQUIRED,
          misspelt.get(),
          "expected %s, found \"%s\"".formatted(name, misspelt.get().path()),
          "did you mean \"" + name + "\"?");
    } else {
      report.expected(
          CheckstackRules.REQUIRED,
          nothing,
          MetadataFields.CHECKSTACK.expected(),
          "without it a package is no plugin; manifests of other formats are called manifest.yaml"
              + " or plugin.yaml");
    }
  }

  private static boolean isMeant(String found, String name) {
    return Names.nearest(found, List.of(name), Map.of()).isPresent();
  }

  private void type(JsonValue type) {
    List<String> types = MetadataFields.TYPE.words();
    if (!types.contains(type.text())) {
      String near = type.isText() ? Names.hint(type.text(), types, Map.of()) : null;
      report.expected(
          CheckstackRules.PLUGIN_TYPE,
          type,
          MetadataFields.TYPE.expected(),
          type.text().equals("tooling")
              ? "tooling runs in no platform and is not installed"
              : near);
    }
  }

  private void pluginId(JsonValue id) {
    if (isTextIfPresent(id) && id.isPresent() && !PLUGIN_ID.matcher(id.text()).matches()) {
      report.expected(
          CheckstackRules.PLUGIN_ID,
          id,
          MetadataFields.PLUGIN_ID.expected(),
          "it names the plugin's database schema");
    }
  }

  private void bundle(JsonValue bundle) {
    if (bundle.isPresent() && !bundle.isList()) {
      String hint =
          bundle.isText()
              ? "write \"bundle\": " + CommandText.written(List.of(bundle.text()), true)
              : null;
      report.expected(DocumentRules.TYPE, bundle, "a list of package names", hint);
    }
    for (JsonValue sibling : bundle.items()) {
      required(sibling, MetadataFields.SIBLING);
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
