package org.healthrecord.app.sbom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The software bills of material that the build puts into the jar (CycloneDX, JSON). */
final class Sbom {
    /** Of the Java libraries, and of the packages in the pages. */
    static final List<String> SHIPPED = List.of("META-INF/sbom/application.cdx.json", "META-INF/sbom/portal.cdx.json");

    private static final ObjectMapper JSON = new ObjectMapper();

    private Sbom() {}

    /** @throws IOException also where it is not there: an incomplete list must not look like a clean one */
    static List<Component> shipped(String resource) throws IOException {
        try (InputStream in = Sbom.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException(resource + " is not in this program");
            }
            return read(in);
        }
    }

    static List<Component> read(InputStream in) throws IOException {
        JsonNode json = JSON.readTree(in);
        if (!json.path("bomFormat").asText().equals("CycloneDX")) {
            throw new IOException("no software bill of materials in the CycloneDX format");
        }
        List<Component> components = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        collect(json.path("components"), components, seen);
        return components;
    }

    private static void collect(JsonNode list, List<Component> components, Set<String> seen) {
        for (JsonNode each : list) {
            String url = each.path("purl").asText("");
            if (seen.add(url)) {
                Ecosystem.ofPackageUrl(url)
                        .ifPresent(ecosystem -> components.add(new Component(
                                ecosystem,
                                name(ecosystem, each),
                                each.path("version").asText(""))));
            }
            collect(each.path("components"), components, seen);
        }
    }

    private static String name(Ecosystem ecosystem, JsonNode component) {
        String group = component.path("group").asText("");
        String name = component.path("name").asText("");
        return group.isEmpty() ? name : group + (ecosystem == Ecosystem.MAVEN ? ":" : "/") + name;
    }
}
