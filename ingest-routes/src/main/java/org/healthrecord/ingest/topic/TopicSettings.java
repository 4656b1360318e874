package org.healthrecord.ingest.topic;

import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The topic through which nodes announce work to each other.
 *
 * @param brokers    host and port of one or more brokers; without them there is no topic
 * @param topic      its name; as many partitions as there may be nodes, at most 64
 * @param group      the consumer group of the nodes that share the work
 * @param properties of the Kafka client, for encryption and log-in, by Kafka's own names
 */
@ConfigurationProperties("health-record.kafka")
record TopicSettings(
        @DefaultValue("") String brokers,
        @DefaultValue("health-record-work") String topic,
        @DefaultValue("health-record") String group,
        @DefaultValue Map<String, String> properties) {

    String publisher() {
        return endpoint("&requestRequiredAcks=all&maxBlockMs=2000&requestTimeoutMs=5000&deliveryTimeoutMs=8000");
    }

    String consumer() {
        return endpoint("&groupId=" + group + "&autoOffsetReset=latest");
    }

    private String endpoint(String more) {
        return "kafka:" + topic + "?brokers=" + brokers + more
                + properties.entrySet().stream()
                        .map(p -> "&additionalProperties." + p.getKey() + "=RAW(" + p.getValue() + ")")
                        .collect(Collectors.joining());
    }
}
