package org.healthrecord.mapping.csv.definition;

import java.util.Map;
import java.util.regex.Pattern;
import org.healthrecord.mapping.csv.layout.LayoutException;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Loads a layout's YAML into maps, lists, scalars and {@link Tagged} values; nothing else can come of it. */
final class LayoutYaml {
    private LayoutYaml() {}

    static Object load(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            DumperOptions unusedHere = new DumperOptions();
            Object root = new Yaml(
                            new Reading(options), new Representer(unusedHere), unusedHere, options, new PlainWords())
                    .load(yaml);
            return root == null ? Map.of() : root;
        } catch (YAMLException e) {
            throw new LayoutException("The layout is not well-formed YAML: " + e.getMessage());
        }
    }

    /** Reads numbers, true and false as such, and leaves every other word a text: {@code no} and {@code off} are answers. */
    private static final class PlainWords extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, Pattern.compile("true|false"), "tf");
            addImplicitResolver(Tag.INT, Pattern.compile("-?(0|[1-9][0-9]*)"), "-0123456789");
            addImplicitResolver(Tag.FLOAT, Pattern.compile("-?(0|[1-9][0-9]*)\\.[0-9]+"), "-0123456789");
            addImplicitResolver(Tag.NULL, EMPTY, null);
            addImplicitResolver(Tag.MERGE, MERGE, "<");
        }
    }

    private static final class Reading extends SafeConstructor {
        Reading(LoaderOptions options) {
            super(options);
            yamlMultiConstructors.put("!", new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    return new Tagged(node.getTag().getValue().substring(1), untagged(node));
                }
            });
        }

        private Object untagged(Node node) {
            if (node instanceof MappingNode map) {
                return constructMapping(map);
            }
            return node instanceof SequenceNode list ? constructSequence(list) : constructScalar((ScalarNode) node);
        }
    }
}
