package io.github.providerkit.lock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.SpecVersionDetector;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.resource.DisallowSchemaLoader;
import io.github.providerkit.lock.config.ProviderSettings;
import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.manifest.read.DocumentReader;
import io.github.providerkit.manifest.shape.Binder;
import io.github.providerkit.manifest.shape.FreeValue;
import io.github.providerkit.manifest.shape.Shape;
import io.github.providerkit.message.FailureList;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.message.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON Schema of a provider's settings, JSON or YAML. Nothing that it refers to is fetched,
 * neither from the web nor from this disk.
 */
final class SettingsSchema {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** So that it is no relative reference that somebody else's base would complete. */
  private static final String PLACE = "urn:provider:config.schema";

  private final String name;
  private final ProviderSettings settings;
  private final JsonSchema schema;

  /**
   * Reads a schema.
   *
   * @param name its path in the package
   * @param settings what is held against it
   * @throws ProviderException if it is none that the server takes
   */
  SettingsSchema(String name, byte[] bytes, ProviderSettings settings) throws ProviderException {
    this.name = name;
    this.settings = settings;
    this.schema = schema(bytes);
  }

  private JsonSchema schema(byte[] bytes) throws ProviderException {
    try {
      JsonNode document = JSON.valueToTree(data(bytes));
      VersionFlag version =
          SpecVersionDetector.detectOptionalVersion(document, false).orElse(VersionFlag.V202012);
      JsonSchemaFactory factory =
          JsonSchemaFactory.getInstance(
              version,
              builder ->
                  builder.schemaLoaders(
                      loaders ->
                          loaders.add(
                              iri ->
                                  iri.toString().contains("//json-schema.org/")
                                      ? null
                                      : DisallowSchemaLoader.getInstance().getSchema(iri))));
      SchemaValidatorsConfig config =
          SchemaValidatorsConfig.builder()
              .pathType(PathType.JSON_POINTER)
              .locale(Locale.ROOT)
              .losslessNarrowing(true)
              // Of a format, older drafts say that it counts, as the server's library has it.
              .formatAssertionsEnabled(version.compareTo(VersionFlag.V7) <= 0)
              .build();
      JsonSchema read = factory.getSchema(SchemaLocation.of(PLACE), document, config);
      read.initializeValidators();
      return read;
    } catch (JsonSchemaException | IllegalArgumentException e) {
      throw mistake(Shown.reason(e));
    }
  }

  private ProviderException mistake(String reason) {
    return settings.mistake(
        List.of(),
        "expected a JSON Schema that stands for itself in its " + name + ": " + reason,
        null);
  }

  private Object data(byte[] bytes) throws ProviderException {
    Problems problems = new Problems(RuleLevels.DEFAULT);
    try {
      Document document = DocumentReader.read(name, bytes, Document.Syntax.YAML, problems);
      Object data = Binder.bind(document, Shape.Leaf.ANYTHING, problems, Map.of()).data();
      if (problems.hasErrors()) {
        throw mistake(problems.sorted().get(0).message());
      }
      Object plain = FreeValue.throughJson(data);
      if (plain instanceof Map || plain instanceof Boolean) {
        return plain;
      }
      throw mistake("it is neither a map nor true or false");
    } catch (UnreadableDocumentException e) {
      throw mistake(e.position().in(name) + ": " + e.getMessage());
    }
  }

  /**
   * Holds settings against it.
   *
   * @throws ProviderException if they do not fit; tells all mistakes with their places
   */
  void check() throws ProviderException {
    JsonNode data = JSON.valueToTree(settings.withSecrets());
    FailureList failures = new FailureList("mistakes in the settings of a provider");
    for (ValidationMessage found : schema.validate(data)) {
      List<String> path = new ArrayList<>(List.of("config"));
      Object value = settings.config();
      boolean secret = false;
      boolean known = false;
      for (int i = 0; i < found.getInstanceLocation().getNameCount(); i++) {
        String step = String.valueOf(found.getInstanceLocation().getElement(i));
        boolean list = value instanceof List;
        path.add(list ? "[" + step + "]" : step);
        value = child(value, step);
        boolean one = ProviderSettings.isSecret(value);
        secret |= one;
        known |= one && settings.isKnown(value);
      }
      if (known) {
        failures.add(
            settings.mistake(
                path,
                "expected what the provider's "
                    + name
                    + " asks for, found a secret that does not fit ("
                    + found.getType()
                    + ")",
                null));
      } else if (!secret) {
        failures.add(
            settings.mistake(
                path, "expected what the provider's " + name + " asks for: " + words(found), null));
      }
    }
    failures.rethrow();
  }

  private static @Nullable Object child(@Nullable Object value, String step) {
    if (value instanceof List<?> list) {
      return list.get(Integer.parseInt(step));
    }
    return value instanceof Map<?, ?> map ? map.get(step) : null;
  }

  /** Without the place, which is told in the user's own terms. */
  private static String words(ValidationMessage found) {
    String place = found.getInstanceLocation().toString() + ": ";
    String message = found.getMessage();
    return Shown.text(message.startsWith(place) ? message.substring(place.length()) : message);
  }
}
