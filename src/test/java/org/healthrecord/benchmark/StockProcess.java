package org.healthrecord.benchmark;

import java.nio.file.Path;
import java.util.List;

/** {@link StockServer} in a process of its own: bundles are posted to its root. */
final class StockProcess extends ServerProcess {
    StockProcess(Path folder, MeasuredDatabase database) {
        super(folder, database);
    }

    @Override
    List<String> command() {
        return List.of(
                "-cp",
                System.getProperty("java.class.path"),
                StockServer.class.getName(),
                "--server.port=" + port,
                "--server.address=127.0.0.1",
                "--logging.level.root=warn",
                "--jdbc-url=" + database.url("fhir"),
                "--jdbc-user=" + database.user());
    }

    @Override
    void send(byte[] bundle) {
        post("/fhir", bundle);
    }

    @Override
    void settle() {
        // A bundle is written when its POST is answered.
    }
}
