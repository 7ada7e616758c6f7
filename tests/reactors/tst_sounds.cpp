#include "app/reactors/sound_output.h"
#include "app/reactors/sound_plan.h"
#include "app/reactors/tones.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/stall_watchdog.h"

#include <QSignalSpy>
#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

std::vector<SoundEvent> allSounds()
{
    std::vector<SoundEvent> all;
    for (std::size_t n = 0; n < enumNames(SoundEvent{}).size(); ++n)
        all.push_back(static_cast<SoundEvent>(n));
    return all;
}

// What a desk where nobody acknowledges hears in one look at the board.
class Ear final
{
public:
    std::vector<SoundEvent> hear(StoreHealth health = StoreHealth::Good)
    {
        const auto due = dueAlarms(room.state(), room.knowledge().codes, room.now());
        return m_plan.next(due, room.state(), health, room.now());
    }
    int count(SoundEvent event, StoreHealth health = StoreHealth::Good)
    {
        const auto heard = hear(health);
        return static_cast<int>(std::count(heard.begin(), heard.end(), event));
    }
    void acknowledge(AlarmKind kind)
    {
        for (const auto& due : dueAlarms(room.state(), room.knowledge().codes, room.now())) {
            if (due.kind != kind)
                continue;
            const RaiseAlarm raise{due.kind, due.incident, due.unit, due.dueAt};
            if (const auto done = room.runAs(advisorSeat(), raise); !done)
                qFatal("%s", refusalSentence(done.refusal()).c_str());
            const AcknowledgeAlarm have{due.kind, due.incident, due.unit};
            if (const auto done = room.run(have); !done)
                qFatal("%s", refusalSentence(done.refusal()).c_str());
        }
    }

    DispatchRoom room;

private:
    SoundPlan m_plan;
};

IncidentId openWith(DispatchRoom& room, Priority priority)
{
    OpenIncident open;
    open.type = TypeCode("NOISE");
    open.location = at("12 Oak Ave");
    open.priority = priority;
    if (const auto done = room.run(open); !done)
        qFatal("%s", refusalSentence(done.refusal()).c_str());
    return room.last<IncidentOpened>().incident;
}

} // namespace

class TestSounds final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySoundIsItsOwn()
    {
        std::set<std::vector<std::int16_t>> tones;
        for (const SoundEvent event : allSounds()) {
            const auto tone = toneOf(event, StationMode::Live, 70);
            QVERIFY(!tone.empty());
            QVERIFY(tone.size() <= std::size_t{kToneHz} * 3 / 2);
            QVERIFY2(tones.insert(tone).second, enumName(event).data());
        }
    }

    void aTrainingStationNeverSoundsLikeARealOne()
    {
        for (const SoundEvent event : allSounds()) {
            QVERIFY(toneOf(event, StationMode::Live, 70) !=
                    toneOf(event, StationMode::Training, 70));
        }
    }

    void louderIsLouderAndNothingClips()
    {
        const auto peak = [](int volume) {
            const auto tone = toneOf(SoundEvent::OfficerEmergency, StationMode::Live, volume);
            return std::max(std::abs(int{*std::max_element(tone.begin(), tone.end())}),
                            std::abs(int{*std::min_element(tone.begin(), tone.end())}));
        };
        QCOMPARE(peak(0), 0);
        QVERIFY(peak(40) > 1000);
        QVERIFY(peak(100) > 2 * peak(50));
        QVERIFY(peak(100) < 32'767);
    }

    void aWavFileSaysHowLongItIs()
    {
        const auto tone = toneOf(SoundEvent::Accepted, StationMode::Live, 70);
        const QByteArray wav = wavOf(tone);
        QCOMPARE(wav.left(4), QByteArray("RIFF"));
        QCOMPARE(wav.mid(8, 8), QByteArray("WAVEfmt "));
        QCOMPARE(wav.size(), static_cast<qsizetype>(44 + 2 * tone.size()));
    }

    void anOfficerEmergencySoundsUntilSomebodyHasIt()
    {
        Ear ear;
        ear.room.logOn("3A12");
        QVERIFY(ear.room.run(DeclareEmergency{UnitId("3A12"), "radio"}));
        QCOMPARE(ear.hear(), std::vector<SoundEvent>{SoundEvent::OfficerEmergency});
        ear.room.pass(Span::seconds(1));
        QVERIFY(ear.hear().empty());
        for (int n = 0; n < 5; ++n) {
            ear.room.pass(kEmergencyEvery);
            QCOMPARE(ear.count(SoundEvent::OfficerEmergency), 1);
        }
        QVERIFY(ear.room.run(AcknowledgeEmergency{UnitId("3A12")}));
        ear.room.pass(kEmergencyEvery);
        QCOMPARE(ear.count(SoundEvent::OfficerEmergency), 0);
    }

    void aWaitingP1ComesBackUntilAcknowledgedAndAnotherCallSoundsOnce()
    {
        Ear ear;
        openWith(ear.room, Priority::P1);
        openWith(ear.room, Priority::P4);
        ear.room.pass(Span::hours(3));
        const auto first = ear.hear();
        QVERIFY(first.size() >= 2);
        QCOMPARE(first.front(), SoundEvent::WaitingP1);
        QCOMPARE(std::count(first.begin(), first.end(), SoundEvent::Waiting), 1);
        ear.room.pass(kWaitingP1Every);
        QCOMPARE(ear.hear(), std::vector<SoundEvent>{SoundEvent::WaitingP1});
        ear.acknowledge(AlarmKind::WaitLimit);
        ear.room.pass(kWaitingP1Every);
        QVERIFY(ear.hear().empty());
    }

    void troubleWithTheDiskSoundsUntilItIsOver()
    {
        Ear ear;
        QCOMPARE(ear.count(SoundEvent::Trouble, StoreHealth::Failing), 1);
        ear.room.pass(Span::seconds(1));
        QCOMPARE(ear.count(SoundEvent::Trouble, StoreHealth::Failing), 0);
        ear.room.pass(kTroubleEvery);
        QCOMPARE(ear.count(SoundEvent::Trouble, StoreHealth::Failing), 1);
        QCOMPARE(ear.count(SoundEvent::Trouble), 0);
        QCOMPARE(ear.count(SoundEvent::Trouble, StoreHealth::Failing), 1);
    }

    void anOfficerEmergencyAndAWaitingP1CannotBeSilenced()
    {
        Preferences quiet;
        for (const SoundEvent event : allSounds())
            quiet.sounds[event] = {0, true};
        for (const SoundEvent event : allSounds()) {
            const bool isVital =
                event == SoundEvent::OfficerEmergency || event == SoundEvent::WaitingP1;
            QCOMPARE(volumeOf(quiet, event), isVital ? kVolumeVitalMin : 0);
            QCOMPARE(volumeOf(withinLimits(quiet), event), isVital ? kVolumeVitalMin : 0);
        }
    }

    void aPlayerIsGivenTheToneAndNobodyWaits()
    {
        QTemporaryDir folder;
        const QString copy = folder.filePath(QStringLiteral("heard.wav"));
        const QString player = folder.filePath(QStringLiteral("player"));
        QFile script(player);
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write("#!/bin/sh\nsleep 0.3\ncp \"$1\" " + copy.toUtf8() + "\n");
        script.close();
        QVERIFY(script.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
        testkit::StallWatchdog watchdog;
        LoudSpeaker speaker(StationMode::Live, {QStringLiteral("no-such-player"), player}, nullptr);
        QSignalSpy roads(&speaker, &SoundOutput::roadFound);
        QElapsedTimer clock;
        clock.start();
        speaker.play(SoundEvent::Recheck, 70);
        QVERIFY(clock.elapsed() < testkit::kStallMsMax);
        QTRY_COMPARE(roads.size(), 1);
        QCOMPARE(roads[0][0].value<SoundRoad>(), SoundRoad::Player);
        QFile heard(copy);
        QVERIFY(heard.open(QIODevice::ReadOnly));
        QCOMPARE(heard.readAll(), wavOf(toneOf(SoundEvent::Recheck, StationMode::Live, 70)));
    }

    void withoutAPlayerTheBeepIsSaidToBeAllThereIs()
    {
        LoudSpeaker speaker(StationMode::Live, {QStringLiteral("no-such-player")}, nullptr);
        QSignalSpy roads(&speaker, &SoundOutput::roadFound);
        speaker.play(SoundEvent::Recheck, 70);
        QTRY_COMPARE(roads.size(), 1);
        QCOMPARE(roads[0][0].value<SoundRoad>(), SoundRoad::BeepOnly);
    }
};

HAVEN_TESTS(TestSounds)
#include "tst_sounds.moc"
