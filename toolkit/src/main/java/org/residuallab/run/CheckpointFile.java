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
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.residuallab.files.AtomicFile;
import org.residuallab.files.Hash;

/**
 * A checkpoint as a file: a head that names the format, the content, and the SHA-256 of both. A
 * file that was torn or changed is never taken for a whole one.
 */
final class CheckpointFile {

  private static final byte[] HEAD = ascii("Residual Lab checkpoint 3\n");

  /** Of earlier versions: without validation errors and best parameters. */
  private static final byte[] UNVALIDATED = ascii("Residual Lab checkpoint 2\n");

  /** And without the inputs of its run. */
  private static final byte[] UNBOUND = ascii("Residual Lab checkpoint 1\n");

  private static final int DIGEST = 32;

  private CheckpointFile() {}

  // Digits written out: formatting takes those of the user's language.
  private static byte[] ascii(String head) {
    return head.getBytes(StandardCharsets.US_ASCII);
  }

  static AtomicFile.Writer writer(Checkpoint checkpoint) {
    return aside -> writeTo(aside, checkpoint);
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
      out.writeBoolean(checkpoint.best().isPresent());
      if (checkpoint.best().isPresent()) {
        checkpoint.best().get().write(out);
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
      byte[] head = in.readNBytes(HEAD.length);
      boolean validated = Arrays.equals(head, HEAD);
      RunInputs inputs = new RunInputs(Arrays.equals(head, UNBOUND) ? Map.of() : readTexts(in));
      long nanos = in.readLong();
      long most = Files.size(file) / Float.BYTES;
      GraphState graph = GraphState.read(in, most);
      List<Metrics> metrics = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        metrics.add(readMetrics(in, validated));
      }
      Optional<BestParameters> best =
          validated && in.readBoolean()
              ? Optional.of(BestParameters.read(in, most))
              : Optional.empty();
      return new Checkpoint(inputs, graph, metrics, best, readTexts(in), nanos);
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
      if (Stream.of(HEAD, UNVALIDATED, UNBOUND).noneMatch(each -> Arrays.equals(head, each))) {
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
    write(out, row.validationError());
    write(out, row.testError());
  }

  private static void write(DataOutputStream out, OptionalDouble error) throws IOException {
    out.writeBoolean(error.isPresent());
    out.writeDouble(error.orElse(0));
  }

  private static OptionalDouble readError(DataInputStream in) throws IOException {
    boolean measured = in.readBoolean();
    double error = in.readDouble();
    return measured ? OptionalDouble.of(error) : OptionalDouble.empty();
  }

  private static Metrics readMetrics(DataInputStream in, boolean validated) throws IOException {
    int iteration = in.readInt();
    double epoch = in.readDouble();
    double learningRate = in.readDouble();
    double loss = in.readDouble();
    double trainingError = in.readDouble();
    OptionalDouble validationError = validated ? readError(in) : OptionalDouble.empty();
    return new Metrics(
        iteration, epoch, learningRate, loss, trainingError, validationError, readError(in));
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
