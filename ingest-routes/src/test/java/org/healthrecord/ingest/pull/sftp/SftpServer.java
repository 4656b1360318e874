package org.healthrecord.ingest.pull.sftp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** A real SFTP server over one folder. */
final class SftpServer implements AutoCloseable {
    static final String USER = "us";
    static final String PASSWORD = "a long password";

    final Path folder;
    private final SshServer server;
    private final KeyPair hostKey;

    SftpServer(Path folder) throws IOException, GeneralSecurityException {
        this(folder, 0, newKey());
    }

    private SftpServer(Path folder, int port, KeyPair hostKey) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.hostKey = hostKey;
        this.server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(port);
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPasswordAuthenticator((user, password, session) -> user.equals(USER) && password.equals(PASSWORD));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.setFileSystemFactory(new VirtualFileSystemFactory(folder));
        server.start();
    }

    static KeyPair newKey() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    void accept(PublicKey key) {
        server.setPublickeyAuthenticator((user, offered, session) -> KeyUtils.compareKeys(offered, key));
    }

    int port() {
        return server.getPort();
    }

    String hostKey() {
        return PublicKeyEntry.toString(hostKey.getPublic());
    }

    /** The same address with another key, as when somebody stands in between. */
    SftpServer replaced() throws IOException, GeneralSecurityException {
        int port = port();
        close();
        return new SftpServer(folder, port, newKey());
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }
}
