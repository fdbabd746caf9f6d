package org.residuallab.run;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.residuallab.files.AtomicFile;
import org.residuallab.files.Hash;

/**
 * A checkpoint as a file: a head that names the format, the content, and the SHA-256 of both. A
 * file that was torn or changed is never taken for a whole one.
 */
final class CheckpointFile {

  private static final byte[] HEAD = head(2);

  /** Of earlier versions: without the inputs of its run. */
  private static final byte[] EARLIER = head(1);

  private static final int DIGEST = 32;

  private CheckpointFile() {}

  private static byte[] head(int version) {
    return "Residual Lab checkpoint %d\n".formatted(version).getBytes(StandardCharsets.US_ASCII);
  }

  static void write(Path file, Checkpoint checkpoint) throws IOException {
    AtomicFile.write(file, aside -> writeTo(aside, checkpoint));
  }

  private static void writeTo(Path file, Checkpoint checkpoint) throws IOException {
    try (var stream = new BufferedOutputStream(Files.newOutputStream(file));
        var digesting = new DigestOutputStream(stream, Hash.sha256());
        var out = new DataOutputStream(digesting)) {
      out.write(HEAD);
      write(out, checkpoint.inputs().values());
      out.writeLong(checkpoint.nanos());
      checkpoint.graph().write(out);
      out.writeInt(checkpoint.metrics().size());
      for (Metrics row : checkpoint.metrics()) {
        write(out, row);
      }
      write(out, checkpoint.tables());
      out.flush();
      stream.write(digesting.getMessageDigest().digest());
    }
  }

  /**
   * @throws DamagedCheckpointException if the file is not byte for byte what was written
   * @throws IOException if it cannot be read
   */
  static Checkpoint read(Path file) throws IOException {
    requireWhole(file);
    try {
      return content(file);
    } catch (EOFException | IllegalArgumentException forged) {
      // Its SHA-256 is right: whoever wrote it was not this program.
      throw new DamagedCheckpointException(file, "it ends in the middle");
    }
  }

  private static Checkpoint content(Path file) throws IOException {
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      boolean bound = Arrays.equals(in.readNBytes(HEAD.length), HEAD);
      RunInputs inputs = new RunInputs(bound ? readTexts(in) : Map.of());
      long nanos = in.readLong();
      GraphState graph = GraphState.read(in, Files.size(file) / Float.BYTES);
      List<Metrics> metrics = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        metrics.add(readMetrics(in));
      }
      return new Checkpoint(inputs, graph, metrics, readTexts(in), nanos);
    }
  }

  private static void requireWhole(Path file) throws IOException {
    long content = Files.size(file) - DIGEST;
    if (content < HEAD.length) {
      throw new DamagedCheckpointException(file, "it is too short");
    }
    MessageDigest digest = Hash.sha256();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(HEAD.length);
      if (!Arrays.equals(head, HEAD) && !Arrays.equals(head, EARLIER)) {
        throw new DamagedCheckpointException(file, "it does not begin as a checkpoint");
      }
      digest.update(head);
      byte[] buffer = new byte[1 << 16];
      for (long left = content - HEAD.length; left > 0; ) {
        int read = in.readNBytes(buffer, 0, (int) Math.min(left, buffer.length));
        if (read == 0) {
          break;
        }
        digest.update(buffer, 0, read);
        left -= read;
      }
      if (!Arrays.equals(digest.digest(), in.readNBytes(DIGEST))) {
        throw new DamagedCheckpointException(file, "its SHA-256 does not fit its content");
      }
    }
  }

  private static void write(DataOutputStream out, Metrics row) throws IOException {
    out.writeInt(row.iteration());
    out.writeDouble(row.epoch());
    out.writeDouble(row.learningRate());
    out.writeDouble(row.loss());
    out.writeDouble(row.trainingError());
    out.writeBoolean(row.testError().isPresent());
    out.writeDouble(row.testError().orElse(0));
  }

  private static Metrics readMetrics(DataInputStream in) throws IOException {
    int iteration = in.readInt();
    double epoch = in.readDouble();
    double learningRate = in.readDouble();
    double loss = in.readDouble();
    double trainingError = in.readDouble();
    boolean tested = in.readBoolean();
    double testError = in.readDouble();
    return new Metrics(
        iteration,
        epoch,
        learningRate,
        loss,
        trainingError,
        tested ? OptionalDouble.of(testError) : OptionalDouble.empty());
  }

  private static void write(DataOutputStream out, Map<String, String> texts) throws IOException {
    out.writeInt(texts.size());
    for (Map.Entry<String, String> each : texts.entrySet()) {
      write(out, each.getKey());
      write(out, each.getValue());
    }
  }

  private static Map<String, String> readTexts(DataInputStream in) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      texts.put(readText(in), readText(in));
    }
    return texts;
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String readText(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }
}
