package io.github.providerkit.sbom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.util.List;

/** Holds bills of materials against the schema of CycloneDX, which its library brings along. */
public final class Bills {
  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(
              SpecVersion.VersionFlag.V7,
              builder ->
                  builder.schemaMappers(
                      mappers -> mappers.mapPrefix("http://cyclonedx.org/schema", "classpath:")))
          .getSchema(SchemaLocation.of("http://cyclonedx.org/schema/bom-1.6.schema.json"));

  private Bills() {}

  /** What does not follow it. */
  public static List<String> faults(String bill) throws IOException {
    JsonNode json = new ObjectMapper().readTree(bill);
    return SCHEMA.validate(json).stream().map(Object::toString).toList();
  }
}
