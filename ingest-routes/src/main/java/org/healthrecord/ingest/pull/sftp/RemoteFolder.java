package org.healthrecord.ingest.pull.sftp;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchChangedHostKeyException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchUnknownHostKeyException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.healthrecord.ingest.pull.turn.PullFailure;
import org.healthrecord.ingest.pull.turn.PullState;
import org.healthrecord.ingest.source.definition.Channel;
import org.healthrecord.ingest.source.definition.Secret;
import org.jspecify.annotations.Nullable;

/** A folder on an SFTP server, connected to. What goes wrong becomes a failure without names of files. */
final class RemoteFolder implements AutoCloseable {
    private static final int NOT_FOUND = ChannelSftp.SSH_FX_NO_SUCH_FILE;
    private static final int DENIED = ChannelSftp.SSH_FX_PERMISSION_DENIED;

    private final Session session;
    private final ChannelSftp sftp;

    private RemoteFolder(Session session, ChannelSftp sftp) {
        this.session = session;
        this.sftp = sftp;
    }

    /** A file as it was listed. */
    record Listed(String name, long size, int modified) {}

    static RemoteFolder connect(Channel.Sftp channel) throws PullFailure {
        var session = session(channel);
        try {
            session.connect((int) channel.timeout().toMillis());
            var sftp = (ChannelSftp) session.openChannel("sftp");
            sftp.connect((int) channel.timeout().toMillis());
            var folder = new RemoteFolder(session, sftp);
            folder.enter(channel.folder().directory());
            return folder;
        } catch (JSchException failed) {
            session.disconnect();
            throw failure(failed);
        } catch (PullFailure failed) {
            session.disconnect();
            throw failed;
        }
    }

    private static Session session(Channel.Sftp channel) throws PullFailure {
        try {
            var login = channel.login();
            var ssh = new JSch();
            var keys = new TrustedKeys(channel.hostKeys());
            ssh.setHostKeyRepository(keys);
            if (login.privateKey() != null) {
                ssh.addIdentity("key", bytes(login.privateKey()), null, bytes(login.passphrase()));
            }
            var session = ssh.getSession(login.user(), channel.host(), channel.port());
            if (login.password() != null) {
                session.setPassword(login.password().reveal());
            }
            session.setConfig("StrictHostKeyChecking", "yes");
            session.setConfig("server_host_key", keys.algorithms());
            session.setConfig("PreferredAuthentications", "publickey,password,keyboard-interactive");
            session.setTimeout((int) channel.timeout().toMillis());
            return session;
        } catch (JSchException unreadable) {
            throw new PullFailure(PullState.LOGIN_REFUSED, "Our private key or its passphrase cannot be used.");
        }
    }

    private static byte @Nullable [] bytes(@Nullable Secret secret) {
        return secret == null ? null : secret.reveal().getBytes(StandardCharsets.UTF_8);
    }

    private static PullFailure failure(JSchException failed) {
        if (failed instanceof JSchUnknownHostKeyException || failed instanceof JSchChangedHostKeyException) {
            return new PullFailure(
                    PullState.HOST_KEY_UNKNOWN,
                    "The server shows another key than the definition lists. Ask the clinic whether it has a new one.");
        }
        var text = String.valueOf(failed.getMessage());
        if (text.startsWith("Auth ") || text.startsWith("USERAUTH") || text.startsWith("Too many authentication")) {
            return new PullFailure(PullState.LOGIN_REFUSED, "The server refuses our user with this password or key.");
        }
        if (text.contains("HostKey") || text.startsWith("Algorithm negotiation fail")) {
            return new PullFailure(
                    PullState.HOST_KEY_UNKNOWN, "The server has no key of the kinds that the definition lists.");
        }
        return new PullFailure(PullState.UNREACHABLE, "No SFTP server answers there.");
    }

    private void enter(String directory) throws PullFailure {
        try {
            sftp.cd(directory);
        } catch (SftpException failed) {
            throw failure(failed, "The folder");
        }
    }

    private static PullFailure failure(SftpException failed, String what) {
        if (failed.id == NOT_FOUND) {
            return new PullFailure(PullState.NOT_FOUND, what + " is not there.");
        }
        if (failed.id == DENIED) {
            return new PullFailure(PullState.FORBIDDEN, what + " may not be read by our user.");
        }
        return new PullFailure(
                PullState.UNREACHABLE, what + " could not be read; the connection or the server failed.");
    }

    /** The plain files; links could lead anywhere. */
    List<Listed> list() throws PullFailure {
        var found = new ArrayList<Listed>();
        try {
            sftp.ls(".", entry -> {
                var attributes = entry.getAttrs();
                if (attributes.isReg()) {
                    found.add(new Listed(entry.getFilename(), attributes.getSize(), attributes.getMTime()));
                }
                return ChannelSftp.LsEntrySelector.CONTINUE;
            });
            return found;
        } catch (SftpException failed) {
            throw failure(failed, "The folder");
        }
    }

    /** At most the first bytes of a file. */
    byte[] read(Listed file, int most) throws PullFailure {
        try (InputStream in = sftp.get(quoted(file.name()))) {
            return in.readNBytes(most);
        } catch (SftpException failed) {
            throw failure(failed, "A file");
        } catch (IOException cut) {
            throw new PullFailure(PullState.UNREACHABLE, "The connection broke while a file was read.");
        }
    }

    /** Whether it is still the file that was listed. */
    boolean isUnchanged(Listed file) throws PullFailure {
        try {
            var now = sftp.lstat(quoted(file.name()));
            return now.getSize() == file.size() && now.getMTime() == file.modified();
        } catch (SftpException failed) {
            if (failed.id == NOT_FOUND) {
                return false;
            }
            throw failure(failed, "A file");
        }
    }

    /**
     * Puts a file into a folder below this one, which is made where it is not there.
     *
     * @param otherName the name there when its own is taken
     */
    void move(Listed file, String to, String otherName) throws PullFailure {
        try {
            if (!exists(to)) {
                sftp.mkdir(quoted(to));
            }
            var target = to + '/' + (exists(to + '/' + file.name()) ? otherName : file.name());
            sftp.rename(quoted(file.name()), quoted(target));
        } catch (SftpException failed) {
            throw new PullFailure(
                    PullState.CANNOT_MOVE,
                    "What was taken cannot be moved there: its disk is full, or our user may not write. Nothing is lost.");
        }
    }

    void remove(String name) throws PullFailure {
        try {
            if (exists(name)) {
                sftp.rm(quoted(name));
            }
        } catch (SftpException failed) {
            throw new PullFailure(PullState.CANNOT_MOVE, "A done file cannot be removed there. Nothing is lost.");
        }
    }

    private boolean exists(String path) throws SftpException {
        try {
            sftp.lstat(quoted(path));
            return true;
        } catch (SftpException failed) {
            if (failed.id == NOT_FOUND) {
                return false;
            }
            throw failed;
        }
    }

    /** The client reads {@code *}, {@code ?} and the backslash as a pattern. */
    private static String quoted(String path) {
        return path.replace("\\", "\\\\").replace("*", "\\*").replace("?", "\\?");
    }

    @Override
    public void close() {
        sftp.disconnect();
        session.disconnect();
    }
}
