import java.io.FileInputStream;
import java.util.List;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Says of each file and standard what veraPDF finds wrong: file, standard, and a rule with its message, by tabs. */
public class CheckPDF {
  private static final List<PDFAFlavour> STANDARDS =
      List.of(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1);

  public static void main(String[] files) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    for (String file : files) {
      for (PDFAFlavour standard : STANDARDS) check(file, standard);
    }
  }

  private static void check(String file, PDFAFlavour standard) throws Exception {
    String start = file + "\t" + standard.getId() + "\t";
    try (FileInputStream stream = new FileInputStream(file);
        PDFAParser parser = Foundries.defaultInstance().createParser(stream, standard);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(standard, false)) {
      ValidationResult result = validator.validate(parser);
      if (result.isCompliant()) System.out.println(start + "ok");
      for (TestAssertion test : result.getTestAssertions()) {
        if (test.getStatus() != TestAssertion.Status.FAILED) continue;
        String rule = test.getRuleId().getClause() + "-" + test.getRuleId().getTestNumber();
        System.out.println(start + rule + " " + test.getMessage().replaceAll("\\s+", " "));
      }
    } catch (Exception problem) {
      System.out.println(start + problem.toString().replaceAll("\\s+", " "));
    }
  }
}
