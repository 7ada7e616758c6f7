#include "models/store/digest.h"
#include "models/store/seal_index.h"
#include "models/store/seal_notes.h"
#include "tests/testkit/test_program.h"

#include <QFile>
#include <QtTest>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace haven;

namespace {

constexpr std::string_view kWords = "He agreed to call his sister tonight.";

LockedBytes filled(char first, std::size_t size)
{
    std::string bytes;
    for (std::size_t i = 0; i < size; ++i)
        bytes += static_cast<char>(first + static_cast<char>(i));
    return LockedBytes::copyOf(bytes);
}

SealKeyPair pairFrom(char first)
{
    SealKeyPair pair;
    pair.secret = filled(first, kSealKeyBytes);
    pair.publicKey = *publicKeyOf(pair.secret);
    return pair;
}

SealedPlace placeOf(std::int64_t sequence)
{
    SealedPlace place;
    place.sequence = sequence;
    return place;
}

std::vector<std::int64_t> found(const SealIndex& index, std::string_view words)
{
    std::vector<std::int64_t> out;
    for (const auto& place : index.find(words))
        out.push_back(place.sequence);
    return out;
}

enum class Before { Nothing, Shut };

// What the system says of a child: 1 where others may look into it, 0 where nobody may.
int dumpable(Before before)
{
    const pid_t child = fork();
    if (child == 0) {
        if (before == Before::Shut && shutProcess() != Shut::Yes)
            _exit(3);
        _exit(prctl(PR_GET_DUMPABLE, 0, 0, 0, 0));
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

// Whether a shut child that is made to abort, and would like to leave a core, leaves one.
bool leavesCore()
{
    const pid_t child = fork();
    if (child == 0) {
        const rlimit all{RLIM_INFINITY, RLIM_INFINITY};
        setrlimit(RLIMIT_CORE, &all);
        if (shutProcess() != Shut::Yes)
            _exit(3);
        signal(SIGABRT, SIG_DFL);
        abort();
    }
    int status = 0;
    waitpid(child, &status, 0);
    return !WIFSIGNALED(status) || WCOREDUMP(status);
}

} // namespace

class tst_SealCrypto : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSealedNoteKeepsItsBytes();
    void whatWasSealedOpensAgain();
    void anotherKeyContextOrByteOpensNothing();
    void aPublicKeyThatIsNoPointIsRefused();
    void sittingsMetTogetherOpenAsThoseMetOneByOne();
    void aWrappedKeyIsKnownByItsShape();
    void lengthsAreToldInSteps();
    void base64GoesThereAndBack();
    void theSameCodesGiveTheSameKey();
    void lockedBytesAreMovedAndWiped();
    void theIndexFindsBeginningsOfAllWords();
    void aShutProcessLeavesNoCore();
};

// Fixed keys and nonces: what a released version has sealed is opened for ever.
void tst_SealCrypto::aSealedNoteKeepsItsBytes()
{
    const SealKeyPair group = pairFrom(1);
    const auto sealing = SealingTo::make(group.publicKey, pairFrom(65));
    QVERIFY(sealing.has_value());
    SealParts parts{"00112233445566778899aabbccddeeff", filled(33, kSealKeyBytes),
                    std::string(kSealNonceBytes, 'n'), std::string(kSealNonceBytes, 'k')};
    const std::string keyContext = noteKeyContext("Harbor Health", 3, parts.seal);
    const std::string context =
        noteContext(SealedKind::Note, parts.seal, IncidentId(12), "osei", "Harbor Health");
    const SealedText made = sealText(*sealing, parts, keyContext, kWords, context);
    const std::string now = made.text + "\n" + hexOf(made.key.wrapped) + "\n";

    QFile file(QStringLiteral(HAVEN_SOURCE_DIR "/tests/golden/sealed_note_v1.txt"));
    if (qEnvironmentVariableIsSet("HAVEN_WRITE_GOLDEN") && !file.exists()) {
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(now));
        file.close();
    }
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromStdString(now), QString::fromUtf8(file.readAll()));

    auto opening = OpeningWith::make(group.secret);
    QVERIFY(opening.has_value());
    NoteOpener opener(*opening);
    const auto words = opener.open(made.key.wrapped, keyContext, *fromBase64(made.text), context);
    QVERIFY(words.has_value());
    QVERIFY(*words == kWords);
}

void tst_SealCrypto::whatWasSealedOpensAgain()
{
    const SealKeyPair pair = makeSealKeyPair();
    QCOMPARE(pair.publicKey.size(), kPublicKeyBytes);
    const auto sealing = SealingTo::make(pair.publicKey);
    auto opening = OpeningWith::make(pair.secret);
    QVERIFY(sealing && opening);
    for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{9'000}}) {
        const std::string bytes(size, 'x');
        const std::string blob = sealing->seal(bytes, "here");
        const auto back = opening->open(blob, "here");
        QVERIFY(back.has_value());
        QVERIFY(back->view() == bytes);
        QVERIFY(blob != sealing->seal(bytes, "here")); // a nonce never serves twice
    }
}

void tst_SealCrypto::anotherKeyContextOrByteOpensNothing()
{
    const SealKeyPair pair = makeSealKeyPair();
    const auto sealing = SealingTo::make(pair.publicKey);
    auto opening = OpeningWith::make(pair.secret);
    auto other = OpeningWith::make(makeSealKeyPair().secret);
    const std::string blob = sealing->seal(kWords, "here");
    QVERIFY(opening->open(blob, "here"));
    QVERIFY(!opening->open(blob, "there"));
    QVERIFY(!other->open(blob, "here"));
    QVERIFY(!opening->open("", "here"));
    for (std::size_t i = 0; i < blob.size(); ++i) {
        std::string changed = blob;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        QVERIFY2(!opening->open(changed, "here"), std::to_string(i).c_str());
        QVERIFY(!opening->open(blob.substr(0, i), "here"));
    }
    QVERIFY(opening->open(blob, "here")); // and the trials have broken nothing
}

void tst_SealCrypto::aPublicKeyThatIsNoPointIsRefused()
{
    QVERIFY(!SealingTo::make(""));
    QVERIFY(!SealingTo::make(std::string(kPublicKeyBytes, '\x04')));
    QVERIFY(!OpeningWith::make(LockedBytes(kSealKeyBytes)));
    QVERIFY(!OpeningWith::make(LockedBytes::copyOf(std::string(kSealKeyBytes, '\xff'))));
}

// More of them than are kept, beside what is no blob and what is no point.
void tst_SealCrypto::sittingsMetTogetherOpenAsThoseMetOneByOne()
{
    constexpr int kSittings = 1100;
    const SealKeyPair pair = makeSealKeyPair();
    std::vector<std::string> blobs;
    for (int n = 0; n < kSittings; ++n)
        blobs.push_back(SealingTo::make(pair.publicKey)->seal(std::to_string(n), "here"));
    std::string pointless = blobs.front();
    std::fill(pointless.begin() + 2, pointless.begin() + 1 + kPublicKeyBytes, '\x7f');
    std::vector<std::string_view> met(blobs.begin(), blobs.end());
    met.insert(met.begin() + 5, {std::string_view(), "x", pointless, blobs.front()});
    auto together = OpeningWith::make(pair.secret);
    auto oneByOne = OpeningWith::make(pair.secret);
    QVERIFY(together && oneByOne);
    together->meet({});
    together->meet(met);
    for (int n = 0; n < kSittings; ++n) {
        const auto words = together->open(blobs[static_cast<std::size_t>(n)], "here");
        QVERIFY2(words && words->view() == std::to_string(n), std::to_string(n).c_str());
        if (n % 100 == 0)
            QVERIFY(oneByOne->open(blobs[static_cast<std::size_t>(n)], "here")->view() ==
                    words->view());
    }
    QVERIFY(!together->open(pointless, "here"));
    auto other = OpeningWith::make(makeSealKeyPair().secret);
    other->meet(met);
    QVERIFY(!other->open(blobs.back(), "here"));
}

void tst_SealCrypto::aWrappedKeyIsKnownByItsShape()
{
    const auto sealing = SealingTo::make(makeSealKeyPair().publicKey);
    QVERIFY(sealing.has_value());
    const std::string wrapped = sealing->seal(filled(1, kSealKeyBytes).view(), "here");
    QCOMPARE(wrapped.size(), kWrappedKeyBytes);
    QVERIFY(isWrappedKey(wrapped));
    QVERIFY(!isWrappedKey(std::string_view()));
    QVERIFY(!isWrappedKey(std::string_view(wrapped).substr(1)));
    QVERIFY(!isWrappedKey(wrapped + "x"));
    QVERIFY(!isWrappedKey(std::string(kWrappedKeyBytes, '\0')));
}

void tst_SealCrypto::lengthsAreToldInSteps()
{
    for (const std::size_t size :
         {std::size_t{1}, std::size_t{252}, std::size_t{253}, kSealedNoteBytesMax}) {
        const std::string text(size, 'a');
        const LockedBytes bytes = padded(text);
        QCOMPARE(bytes.size() % kSealStepBytes, std::size_t{0});
        QVERIFY(unpadded(bytes)->view() == text);
        QVERIFY(bytes.size() <= kSealedBlobMax);
    }
    QCOMPARE(padded("yes").size(), padded("a longer answer").size());
    QVERIFY(!unpadded(LockedBytes::copyOf(std::string(8, '\xff'))));
}

void tst_SealCrypto::base64GoesThereAndBack()
{
    for (std::size_t size = 0; size < 70; ++size) {
        const std::string bytes = randomBytes(size);
        const std::string text = base64Of(bytes);
        const auto back = fromBase64(text);
        QVERIFY(back.has_value());
        QVERIFY(*back == bytes);
    }
    QVERIFY(!fromBase64("abc"));
    QVERIFY(!fromBase64("ab!d"));
}

void tst_SealCrypto::theSameCodesGiveTheSameKey()
{
    const LockedBytes one = keyFromCodes("AB", "C", "here");
    QVERIFY(one.view() == keyFromCodes("AB", "C", "here").view());
    QVERIFY(one.view() != keyFromCodes("A", "BC", "here").view());
    QVERIFY(one.view() != keyFromCodes("C", "AB", "here").view());
    QVERIFY(one.view() != keyFromCodes("AB", "C", "there").view());
}

void tst_SealCrypto::lockedBytesAreMovedAndWiped()
{
    LockedBytes from = LockedBytes::copyOf("secret");
    LockedBytes to = std::move(from);
    QVERIFY(from.isEmpty());
    QVERIFY(to.view() == "secret");
    to.shrink(3);
    QVERIFY(to.view() == "sec");
    QCOMPARE(to.data()[4], static_cast<unsigned char>(0));
    std::string plain = "secret";
    const char* const where = plain.data();
    wipe(plain);
    QCOMPARE(where[0], '\0');
}

void tst_SealCrypto::theIndexFindsBeginningsOfAllWords()
{
    SealIndex index;
    index.add(placeOf(30), "Sleeps badly; sister visits on Sundays.");
    index.add(placeOf(20), "His SISTER-in-law called. Sleeps well, sleeps long.");
    index.add(placeOf(10), "No sleep at all. Dorme pouco, irmã ausente.");
    QCOMPARE(found(index, "sister"), (std::vector<std::int64_t>{30, 20}));
    QCOMPARE(found(index, "sle"), (std::vector<std::int64_t>{30, 20, 10}));
    QCOMPARE(found(index, "sle sister law"), (std::vector<std::int64_t>{20}));
    QCOMPARE(found(index, "irmã"), (std::vector<std::int64_t>{10}));
    QVERIFY(found(index, "mother").empty());
    QVERIFY(found(index, "").empty());
    QVERIFY(found(index, " ,;").empty());
}

// crisis.md 6.19.
void tst_SealCrypto::aShutProcessLeavesNoCore()
{
    // Not every machine makes cores; that the system may look into the process, every one says.
    QCOMPARE(dumpable(Before::Nothing), 1);
    QCOMPARE(dumpable(Before::Shut), 0);
    QVERIFY(!leavesCore());
}

HAVEN_TESTS(tst_SealCrypto)
#include "tst_seal_crypto.moc"
