#include "models/store/drafts.h"
#include "models/store/sqlite.h"
#include "tests/session/sealed_scene.h"
#include "tests/testkit/test_program.h"

#include <QFile>
#include <QSignalSpy>
#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

const QString kAsker = QStringLiteral("test");

class SealedDesk final : public SealedScene
{
public:
    SealedPage read(ConsoleDesk& from)
    {
        return pageOf(from, [&] { from.readSealed(incident, kAsker, ++generation); });
    }
    SealedPage search(const std::string& words)
    {
        return pageOf(*desk, [&] { desk->searchSealed(words, kAsker, ++generation); });
    }
    template <class Ask>
    SealedPage pageOf(ConsoleDesk& from, const Ask& ask)
    {
        std::optional<SealedPage> page;
        QObject* const context = &room;
        const auto take = [&](const QString&, quint64, const SealedPage& one) { page = one; };
        const auto heard = QObject::connect(&from, &Desk::sealedFound, context, take);
        ask();
        if (!QTest::qWaitFor([&] { return page.has_value(); }, 20'000))
            qFatal("no page came");
        QObject::disconnect(heard);
        return *page;
    }
};

} // namespace

class TestSealedDesk final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aClinicianSealsReadsAndSearches()
    {
        SealedDesk scene;
        QCOMPARE(scene.desk->sealStanding(), SealStanding::NoKey);
        scene.makeKey();
        scene.is(
            scene.room.answerOf(*scene.desk, scene.desk->sealNote(scene.incident, kNoteWords)));
        const SealedPage page = scene.read(*scene.desk);
        QVERIFY(!page.refusal);
        QCOMPARE(page.notes.size(), std::size_t(1));
        QCOMPARE(page.notes[0].text, std::string(kNoteWords));
        QCOMPARE(page.notes[0].by, AgentId("osei"));
        QVERIFY(!page.notes[0].number.empty());
        // What was sealed since the sign-on is found, too, and each look is on the record.
        QCOMPARE(scene.search("sister call").notes.size(), std::size_t(1));
        QVERIFY(scene.search("mother").notes.empty());
        QCOMPARE(scene.room.facts<SealedNotesRead>().size(), std::size_t(2));
    }

    void aSignOnOpensTheKeyAndASignOffClosesIt()
    {
        SealedDesk scene;
        scene.makeKey();
        scene.is(
            scene.room.answerOf(*scene.desk, scene.desk->sealNote(scene.incident, kNoteWords)));
        scene.is(scene.room.submit(*scene.desk, SignOff{scene.desk->seat().position, {}}));
        QCOMPARE(scene.desk->sealStanding(), SealStanding::NotClinician);
        QVERIFY(scene.read(*scene.desk).refusal.has_value());
        scene.is(scene.room.signOn(*scene.desk, "osei", kOwnWords));
        scene.reach(SealStanding::Open);
        QCOMPARE(scene.read(*scene.desk).notes.size(), std::size_t(1));
        QTRY_COMPARE(scene.search("zqplantedzq").notes.size(), std::size_t(1));
    }

    void anotherWindowReadsNothing()
    {
        SealedDesk scene;
        scene.makeKey();
        scene.is(
            scene.room.answerOf(*scene.desk, scene.desk->sealNote(scene.incident, kNoteWords)));
        QCOMPARE(scene.dispatcher->sealStanding(), SealStanding::NotClinician);
        const SealedPage page = scene.read(*scene.dispatcher);
        QVERIFY(page.notes.empty());
        QCOMPARE(page.refusal->code, RefusalCode::SealKeyClosed);
        QCOMPARE(scene.room.answerOf(*scene.dispatcher,
                                     scene.dispatcher->sealNote(scene.incident, "mine")),
                 QStringLiteral("SealKeyClosed"));
    }

    void aDamagedNoteHidesNoneOfTheOthers()
    {
        SealedDesk scene;
        scene.makeKey();
        for (const char* words : {"the earlier", "the later"})
            scene.is(scene.room.answerOf(*scene.desk, scene.desk->sealNote(scene.incident, words)));
        scene.room.session().settle();
        auto file = must(Database::open(scene.room.path(), OpenMode::ReadWrite, ""));
        QVERIFY(file.execute("UPDATE seal_key SET wrapped = zeroblob(length(wrapped))"
                             " WHERE seq = (SELECT min(seq) FROM seal_key)"));
        const SealedPage page = scene.read(*scene.desk);
        QVERIFY(!page.refusal);
        QCOMPARE(page.notes.size(), std::size_t(2));
        QCOMPARE(page.notes[0].text, std::string("the later"));
        // What is wrong is told by code; the screen has the words.
        QVERIFY(page.notes[1].text.empty() && page.notes[1].fault);
        QCOMPARE(*page.notes[1].fault, refuse(RefusalCode::SealedNoteDamaged, "1"));
        QCOMPARE(page.notes[1].by, AgentId("osei"));
        // On the record stands how many were read, not how many there are.
        QCOMPARE(asKind<SealedNotesRead>(*scene.room.facts<SealedNotesRead>().back().event).notes,
                 std::int64_t(1));
    }

    void aLostKeyIsToldApartFromDamage()
    {
        SealedDesk scene;
        scene.makeKey();
        for (const char* words : {"the earlier", "the later"})
            scene.is(scene.room.answerOf(*scene.desk, scene.desk->sealNote(scene.incident, words)));
        scene.room.session().settle();
        auto file = must(Database::open(scene.room.path(), OpenMode::ReadWrite, ""));
        QVERIFY(file.execute("DELETE FROM seal_key WHERE seq = (SELECT min(seq) FROM seal_key)"));
        const SealedPage page = scene.read(*scene.desk);
        QCOMPARE(page.notes.size(), std::size_t(2));
        QVERIFY(page.notes[1].fault);
        QCOMPARE(*page.notes[1].fault, refuse(RefusalCode::SealedNoteKeyMissing, "1"));
    }

    void aDraftLiesEncryptedAndComesBack()
    {
        SealedDesk scene;
        scene.makeKey();
        scene.desk->keepSealedDraft(scene.incident, kNoteWords);
        const auto isKept = [&] {
            scene.room.session().settle();
            auto reader = must(StationReader::open({scene.room.path(), ""}));
            const auto drafts = must(draftsOf(reader.database(), PositionId("Position 1")));
            return !drafts.empty();
        };
        QTRY_VERIFY(isKept());
        scene.is(scene.room.submit(*scene.desk, SignOff{scene.desk->seat().position, {}}));
        QVERIFY(scene.desk->sealedDraft(scene.incident).empty());
        scene.is(scene.room.signOn(*scene.desk, "osei", kOwnWords));
        QTRY_COMPARE(scene.desk->sealedDraft(scene.incident), std::string(kNoteWords));
        for (const char* end : {"", "-wal"}) {
            QFile file(QString::fromStdString(scene.room.path() + end));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY(!file.readAll().contains("zqplantedzq"));
        }
        for (const auto& draft : scene.desk->drafts())
            QVERIFY(draft.text.find("zqplantedzq") == std::string::npos);
    }

    void aKeyIsNotMadeUnderAPasswordSomebodyGave()
    {
        SealedDesk scene;
        SealWish key;
        key.password = kPassword;
        QCOMPARE(scene.room.answerOf(*scene.desk, scene.desk->changeSeal(key)),
                 QStringLiteral("SealPasswordNotOwn"));
        key.password = "wrong one";
        key.newPassword = kOwnWords;
        QCOMPARE(scene.room.answerOf(*scene.desk, scene.desk->changeSeal(key)),
                 QStringLiteral("SignOnWrong"));
        QCOMPARE(scene.desk->sealStanding(), SealStanding::NoKey);
    }
};

HAVEN_TESTS(TestSealedDesk)
#include "tst_sealed_desk.moc"
