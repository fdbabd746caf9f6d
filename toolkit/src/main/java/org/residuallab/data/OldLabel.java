package org.residuallab.data;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sentence by which stored runs of the first form know their images. It is read here and
 * nowhere else; whatever is new has an {@link ImageSource}.
 */
public final class OldLabel {

  private static final String HELD_OUT = "(?:, [0-9,. ]+ training images held out)?";

  private static final Pattern SYNTHETIC =
      Pattern.compile(
          "synthetic figures \\(seed (-?\\d{1,18})(?:, (%1$s) \\+ (%1$s) images)?\\)"
                  .formatted("\\d{1,3}(?:,\\d{3}){0,2}")
              + HELD_OUT);

  private static final Pattern OFFICIAL =
      Pattern.compile("CIFAR-10 \\(official binary files\\)" + HELD_OUT);

  private static final Pattern QUOTING =
      Pattern.compile(
          "unrecognised copy \\(its ABOUT\\.txt: (.*)\\)" + HELD_OUT + ", sha256 [0-9a-f]+");

  // The form that the command line proposed for it. In any other sentence the set's name may be
  // what the images are not.
  private static final Pattern OF_CIFAR_10 =
      Pattern.compile("(?:an? )?(?:[\\p{L}\\d-]+ )?copy of CIFAR-10", Pattern.CASE_INSENSITIVE);

  private OldLabel() {}

  /**
   * What it meant, as far as it can be known: images that it does not know are somebody's own.
   *
   * @param label as it stands in the run
   * @param train training images of the run, which the first labels of synthetic ones left out
   * @param test likewise
   */
  public static ImageSource read(String label, int train, int test) {
    Matcher synthetic = SYNTHETIC.matcher(label);
    if (synthetic.matches()) {
      return new ImageSource.Synthetic(
          Long.parseLong(synthetic.group(1)),
          count(synthetic.group(2), train),
          count(synthetic.group(3), test));
    }
    if (OFFICIAL.matcher(label).matches()) {
      return new ImageSource.Official(Cifar10.NAME);
    }
    Matcher quoting = QUOTING.matcher(label);
    if (!quoting.matches()) {
      return new ImageSource.Own(null);
    }
    String about = quoting.group(1);
    return OF_CIFAR_10.matcher(about).matches()
        ? new ImageSource.Copy(Cifar10.NAME, about)
        : new ImageSource.Own(about);
  }

  private static int count(String digits, int known) {
    return digits == null ? known : Integer.parseInt(digits.replace(",", ""));
  }
}
