#include "models/store/seal_hand_back.h"
#include "tests/session/sealed_scene.h"
#include "tests/testkit/test_program.h"

#include <QFile>
#include <QFileInfo>
#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

const QString kLeavingAsker = QStringLiteral("test");

// osei is the one clinician of the employer, with one sealed note.
class LeavingScene final : public SealedScene
{
public:
    LeavingScene()
    {
        makeKey();
        is(room.answerOf(*desk, desk->sealNote(incident, kNoteWords)));
    }
    SealReleaseWish consent() const
    {
        SealReleaseWish wish;
        wish.incident = incident;
        wish.to = "Dr. Hart";
        wish.scope = "notes of this night";
        wish.signedOn = "2000-01-01";
        wish.until = "2100-01-01";
        return wish;
    }
    QString release(const SealReleaseWish& wish)
    {
        return room.answerOf(*desk, desk->releaseSealed(wish));
    }
    ReleasePage releases(ConsoleDesk& from)
    {
        std::optional<ReleasePage> page;
        QObject* const context = &room;
        const auto heard =
            QObject::connect(&from, &Desk::releasesFound, context,
                             [&](const QString&, quint64, const ReleasePage& one) { page = one; });
        from.readReleases(incident, kLeavingAsker, ++generation);
        if (!QTest::qWaitFor([&] { return page.has_value(); }, 20'000))
            qFatal("no page came");
        QObject::disconnect(heard);
        return *page;
    }
    std::string file(const char* name) const
    {
        return QFileInfo(QString::fromStdString(room.path())).path().toStdString() + "/" + name;
    }
};

QByteArray bytesAt(const std::string& path)
{
    QFile file(QString::fromStdString(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestSealedLeaving final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aReleaseIsOnTheRecordBeforeItsFileIsThere()
    {
        LeavingScene scene;
        SealReleaseWish wish = scene.consent();
        wish.path = scene.file("release.txt");
        wish.until.clear();
        QCOMPARE(scene.release(wish), QStringLiteral("ReleaseIncomplete"));
        QVERIFY(!QFile::exists(QString::fromStdString(wish.path)));
        wish.until = "2100-01-01";
        scene.is(scene.release(wish));
        QCOMPARE(scene.room.facts<SealedNoteReleased>().size(), std::size_t(1));
        const QByteArray words = bytesAt(wish.path);
        QVERIFY(words.contains("Released to Dr. Hart by written consent"));
        QVERIFY(words.contains("Consent, agreed to: " + QByteArray::fromStdString(wish.scope)));
        QVERIFY(words.contains("; signed 2000-01-01 "));
        QVERIFY(words.contains("; until 2100-01-01 "));
        QVERIFY(words.contains("42 CFR Part 2"));
        QVERIFY(words.contains("zqplantedzq"));
        const auto mode = QFileInfo(QString::fromStdString(wish.path)).permissions();
        QVERIFY(!mode.testFlag(QFileDevice::ReadGroup));
        QVERIFY(!mode.testFlag(QFileDevice::ReadOther));
        // A file that is there is not written over, and nothing is recorded of it.
        QCOMPARE(scene.release(wish), QStringLiteral("FileUnwritable"));
        QCOMPARE(scene.room.facts<SealedNoteReleased>().size(), std::size_t(1));
    }

    void releasedWordsAreReadByTheClinicianAloneAndOnTheRecord()
    {
        LeavingScene scene;
        SealReleaseWish wish = scene.consent();
        wish.text = "zqexactzq words";
        scene.is(scene.release(wish));
        const ReleasePage page = scene.releases(*scene.desk);
        QCOMPARE(page.releases.size(), std::size_t(1));
        QCOMPARE(page.releases[0].text, std::string("zqexactzq words"));
        QCOMPARE(page.releases[0].release.to, std::string("Dr. Hart"));
        QCOMPARE(scene.room.facts<SealedNotesRead>().size(), std::size_t(1));
        const ReleasePage theirs = scene.releases(*scene.dispatcher);
        QVERIFY(theirs.releases.empty());
        QCOMPARE(theirs.refusal->code, RefusalCode::SealKeyClosed);
        QCOMPARE(scene.room.answerOf(*scene.dispatcher, scene.dispatcher->releaseSealed(wish)),
                 QStringLiteral("SealKeyClosed"));
        QVERIFY(!bytesAt(scene.room.path()).contains("zqexactzq"));
        QVERIFY(!bytesAt(scene.room.path() + "-wal").contains("zqexactzq"));
    }

    void aWithdrawnConsentStandsAgainstTheNextRelease()
    {
        LeavingScene scene;
        scene.is(scene.release(scene.consent()));
        scene.is(scene.room.submit(*scene.desk, WithdrawRelease{scene.incident, 1, "he called"}));
        QCOMPARE(scene.release(scene.consent()), QStringLiteral("ConsentWithdrawn"));
    }

    void theFingerprintIsComparedWhenSomebodyIsLetIn()
    {
        LeavingScene scene;
        QVERIFY(!scene.desk->sealFingerprint().empty());
        SealWish in;
        in.act = SealWishAct::LetIn;
        in.agent = AgentId("lin");
        in.fingerprint = "0000-0000-0000-0000";
        QCOMPARE(scene.change(in), QStringLiteral("SealNotClinician"));
        in.agent = AgentId("osei");
        QCOMPARE(scene.change(in), QStringLiteral("SealFingerprint"));
    }

    void escrowGivesEachHolderACodeOnce()
    {
        LeavingScene scene;
        std::vector<EscrowShare> shares;
        QObject* const context = &scene.room;
        QObject::connect(scene.desk.get(), &Desk::escrowMade, context,
                         [&](quint64, const std::vector<EscrowShare>& made) { shares = made; });
        SealWish name;
        name.act = SealWishAct::NameEscrow;
        name.names = {"A. Ames", "B. Bell", "A. Ames"};
        QCOMPARE(scene.change(name), QStringLiteral("EscrowNames"));
        QVERIFY(shares.empty());
        name.names = {"A. Ames", "B. Bell", "C. Cole"};
        scene.is(scene.change(name));
        QCOMPARE(shares.size(), std::size_t(3));
        QCOMPARE(shares[1].holder, std::string("B. Bell"));
        QVERIFY(shares[0].code.size() > 20 && shares[0].code != shares[1].code);
        SealWish open;
        open.act = SealWishAct::OpenEscrow;
        open.group = kEmployerName;
        open.codes = {shares[0].code, "wrong"};
        open.reason = "all passwords are lost";
        QCOMPARE(scene.change(open), QStringLiteral("EscrowCodes"));
    }

    void aNewKeyKeepsEveryNoteReadable()
    {
        LeavingScene scene;
        SealWish rotate;
        rotate.act = SealWishAct::Rotate;
        scene.is(scene.change(rotate));
        scene.reach(SealStanding::Open);
        const auto& groups = scene.desk->state().sealBook.groups;
        QCOMPARE(groups.begin()->second.generation, std::int64_t(2));
        SealReleaseWish wish = scene.consent();
        scene.is(scene.release(wish));
        QVERIFY(scene.releases(*scene.desk).releases[0].text.find("zqplantedzq") !=
                std::string::npos);
    }

    void aHandBackLeavesTheFileAndNoKey()
    {
        LeavingScene scene;
        HandBackWish wish;
        wish.to = "Harbor Health, its request of today";
        wish.path = scene.file("back.sealed");
        wish.passphrase = "short";
        const auto back = [&] {
            return scene.room.answerOf(*scene.desk, scene.desk->handBackSealed(wish));
        };
        QCOMPARE(back(), QStringLiteral("PasswordBad"));
        wish.passphrase = "a long passphrase";
        wish.to.clear();
        QCOMPARE(back(), QStringLiteral("HandBackAuthority"));
        QVERIFY(!QFile::exists(QString::fromStdString(wish.path)));
        wish.to = "Harbor Health, its request of today";
        scene.is(back());
        QTRY_VERIFY(scene.desk->sealStanding() != SealStanding::Open);
        QStringList notes;
        const auto read = readHandBack(wish.path, "a long passphrase", [&](std::string_view one) {
            notes << QString::fromUtf8(one.data(), static_cast<qsizetype>(one.size()));
        });
        QVERIFY(read.isOk());
        QCOMPARE(notes.size(), 1);
        QVERIFY(notes[0].contains(QStringLiteral("zqplantedzq")));
        const auto& incident = scene.desk->state().incidents.at(scene.incident);
        QVERIFY(notes[0].contains(QString::fromStdString(incident.number)));
        QVERIFY(scene.releases(*scene.desk).refusal.has_value());
    }

    void aWrongPasswordOfTheSecondPersonHandsNothingBack()
    {
        LeavingScene scene;
        HandBackWish wish;
        wish.to = "Harbor Health";
        wish.path = scene.file("back.sealed");
        wish.passphrase = "a long passphrase";
        wish.second = AgentId("lindqvist");
        wish.secondPassword = "not hers";
        QCOMPARE(scene.room.answerOf(*scene.desk, scene.desk->handBackSealed(wish)),
                 QStringLiteral("SignOnWrong"));
        QVERIFY(!QFile::exists(QString::fromStdString(wish.path)));
        QCOMPARE(scene.desk->sealStanding(), SealStanding::Open);
    }
};

HAVEN_TESTS(TestSealedLeaving)
#include "tst_sealed_leaving.moc"
