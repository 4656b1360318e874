package org.healthrecord.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The product as its production guide starts it: bundles are pushed to a source's intake and applied in the background. */
final class OurServer extends ServerProcess {
    private static final String SOURCE = "clinic";

    OurServer(Path folder, MeasuredDatabase database) {
        super(folder, database);
    }

    @Override
    List<String> command() {
        List<String> command =
                new ArrayList<>(List.of(System.getProperty("ours", "@deploy/jvm.options -jar target/health-record.jar")
                        .split(" ")));
        command.addAll(List.of(
                "--server.port=" + port,
                "--health-record.home=" + folder,
                "--spring.config.additional-location=" + sources()));
        if (database instanceof MeasuredDatabase.Postgres) {
            command.addAll(List.of(
                    "--health-record.fhir.jdbc-url=" + database.url("fhir"),
                    "--health-record.fhir.username=" + database.user(),
                    "--health-record.inbox.jdbc-url=" + database.url("inbox"),
                    "--health-record.inbox.username=" + database.user()));
        }
        return command;
    }

    private Path sources() {
        try {
            return Files.writeString(
                    folder.resolve("sources.yml"),
                    """
                    health-record:
                      access:
                        keys:
                          - name: benchmark
                            sha256: 0e89820860c342f2c7ec694d144023b10301c2accdd078cb5167a06d0c3d5bcc
                            may: ["system/*.rs", admin, "intake/*"]
                      sources:
                        - id: clinic
                          name: Clinic
                          kind: primary-care
                          format: fhir
                          mrn-system: https://harbor-primary-care.example/mrn
                          time-zone: UTC
                          channels: [{http: {}}]
                    """);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    void send(byte[] bundle) {
        post("/intake/" + SOURCE, bundle);
    }

    @Override
    void settle() {
        while (!get("/admin/api/summary").body().contains("\"backlog\":0")) {
            pause(300);
        }
    }
}
