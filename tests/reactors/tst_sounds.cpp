#include "app/reactors/alarm_voice.h"
#include "app/reactors/sound_output.h"
#include "app/reactors/sound_plan.h"
#include "app/reactors/speech_finder.h"
#include "app/reactors/tones.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/stall_watchdog.h"

#include <array>
#include <cmath>
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
        return m_plan.next(due, room.state(), room.knowledge().codes.alarms.chatter, health,
                           room.now());
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

constexpr int kBins = 28;

// How much of each pitch is in a sound: eight steps an octave, from 200 Hz up.
std::array<double, kBins> spectrumOf(const std::vector<std::int16_t>& samples)
{
    std::array<double, kBins> out{};
    double all = 0;
    for (int bin = 0; bin < kBins; ++bin) {
        const double hz = 200 * std::pow(2.0, bin / 8.0);
        const double turn = 2 * std::cos(6.283185307179586 * hz / kToneHz);
        double before = 0;
        double last = 0;
        for (const std::int16_t sample : samples) {
            const double now = sample + turn * last - before;
            before = last;
            last = now;
        }
        out[static_cast<std::size_t>(bin)] =
            std::sqrt(std::max(0.0, last * last + before * before - turn * last * before));
        all += std::pow(out[static_cast<std::size_t>(bin)], 2);
    }
    for (double& one : out)
        one /= std::sqrt(all);
    return out;
}

// 1: the same pitches in the same measure; 0: none in common.
double likeness(SoundEvent a, SoundEvent b)
{
    const auto left = spectrumOf(toneOf(a, StationMode::Live, 70));
    const auto right = spectrumOf(toneOf(b, StationMode::Live, 70));
    double sum = 0;
    for (std::size_t n = 0; n < left.size(); ++n)
        sum += left[n] * right[n];
    return sum;
}

// How often a sound stops for at least a fiftieth of a second.
int pausesOf(SoundEvent event)
{
    int pauses = 0;
    int quiet = 0;
    for (const std::int16_t sample : toneOf(event, StationMode::Live, 70)) {
        quiet = sample == 0 ? quiet + 1 : 0;
        pauses += quiet == kToneHz / 50 ? 1 : 0;
    }
    return pauses;
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

    // Call, trouble, timer and panic, the four that nobody may take for one another: in pitch, and
    // in rhythm for ears that hear no pitch.
    void callTroubleTimerAndPanicAreToldApart()
    {
        constexpr std::array kFour{SoundEvent::NewCall, SoundEvent::Trouble,
                                   SoundEvent::StatusCheck, SoundEvent::OfficerEmergency};
        for (std::size_t a = 0; a < kFour.size(); ++a) {
            for (std::size_t b = a + 1; b < kFour.size(); ++b) {
                const double alike = likeness(kFour[a], kFour[b]);
                QVERIFY2(alike < 0.8, QByteArray::number(alike).constData());
                const auto longer = toneOf(kFour[a], StationMode::Live, 70).size();
                const auto shorter = toneOf(kFour[b], StationMode::Live, 70).size();
                const bool isOther = pausesOf(kFour[a]) != pausesOf(kFour[b]) ||
                                     std::max(longer, shorter) > std::min(longer, shorter) * 6 / 5;
                QVERIFY(isOther);
            }
        }
    }

    void whatComesAndGoesIsHeardOnceAndWhatIsPutAsideWhenItComesBack()
    {
        Ear ear;
        ear.room.logOn("3A12");
        ear.room.dispatch("3A12", openWith(ear.room, Priority::P4));
        QVERIFY(ear.room.run(MarkOnScene{{UnitId("3A12")}, ""}));
        ear.room.pass(Span::minutes(20));
        QCOMPARE(ear.count(SoundEvent::StatusCheck), 1);
        int heard = 0;
        for (int n = 0; n < 6; ++n) {
            AlarmRaised again;
            again.kind = AlarmKind::StatusCheck;
            again.unit = UnitId("3A12");
            again.dueAt = *ear.room.unit("3A12").checkDueAt;
            ear.room.record(again);
            ear.room.pass(Span::seconds(10));
            StatusChecked checked;
            checked.unit = UnitId("3A12");
            checked.checkDueAt = ear.room.now();
            ear.room.record(checked);
            heard += ear.count(SoundEvent::StatusCheck);
        }
        QVERIFY2(heard < 4, QByteArray::number(heard).constData());
        ear.room.pass(Span::minutes(12));
        const auto due = dueAlarms(ear.room.state(), ear.room.knowledge().codes, ear.room.now());
        const auto check = std::find_if(due.begin(), due.end(), [](const DueAlarm& alarm) {
            return alarm.kind == AlarmKind::StatusCheck;
        });
        QVERIFY(check != due.end());
        ear.hear();
        QVERIFY(
            ear.room.runAs(advisorSeat(), RaiseAlarm{check->kind, {}, check->unit, check->dueAt}));
        QVERIFY(ear.room.run(
            ShelveAlarm{check->kind, {}, check->unit, Span::minutes(2), "portable is broken"}));
        ear.room.pass(Span::minutes(1));
        QCOMPARE(ear.count(SoundEvent::StatusCheck), 0);
        ear.room.pass(Span::minutes(1));
        QCOMPARE(ear.count(SoundEvent::StatusCheck), 1);
    }

    void aVoiceSpeaksOnTheNamedDeviceAlone()
    {
        QVERIFY(!SpeechDevice::fromWords({}));
        QVERIFY(!SpeechDevice::fromWords(QStringLiteral("headset")));
        QVERIFY(!SpeechDevice::fromWords(QStringLiteral("pulse:--help")));
        const auto device = SpeechDevice::fromWords(QStringLiteral("alsa:plughw:1,0"));
        QVERIFY(device);
        QCOMPARE(device->player(QStringLiteral("f.wav")),
                 (QStringList{QStringLiteral("aplay"), QStringLiteral("-q"), QStringLiteral("-D"),
                              QStringLiteral("plughw:1,0"), QStringLiteral("f.wav")}));
        QTemporaryDir folder;
        const QString tool = folder.filePath(QStringLiteral("tool"));
        QFile script(tool);
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write("#!/bin/sh\necho \"$@\" >> \"$(dirname \"$0\")/heard\"\n");
        script.close();
        QVERIFY(script.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
        AlarmVoice voice(tool, tool);
        QSignalSpy said(&voice, &AlarmVoice::said);
        voice.say(QStringLiteral("A status check is due."), *device);
        QTRY_COMPARE(said.size(), 1);
        QCOMPARE(said[0][0].value<AlarmVoice::Said>(), AlarmVoice::Said::Yes);
        QFile heard(folder.filePath(QStringLiteral("heard")));
        QVERIFY(heard.open(QIODevice::ReadOnly));
        const QByteArray lines = heard.readAll();
        QVERIFY(lines.contains("-- A status check is due."));
        QVERIFY(lines.contains("-D plughw:1,0"));
        AlarmVoice mute(QStringLiteral("/nowhere/no-such-engine"));
        QSignalSpy silent(&mute, &AlarmVoice::said);
        mute.say(QStringLiteral("A status check is due."), *device);
        QTRY_COMPARE(silent.size(), 1);
        QCOMPARE(silent[0][0].value<AlarmVoice::Said>(), AlarmVoice::Said::NoEngine);
    }

    void theDevicesOfTheMachineAreListedAndNeverTheUsualOne()
    {
        const QByteArray pactl = "Sink #0\n\tState: IDLE\n\tName: alsa_output.usb-headset\n"
                                 "\tDescription: USB Headset\n\tPorts:\n"
                                 "\t\tDescription: of a port\n"
                                 "Sink #1\n\tName: --help\n\tDescription: none\n";
        const QByteArray aplay = "null\n    Discard all samples\ndefault\n    Default device\n"
                                 "plughw:CARD=PCH,DEV=0\n    HDA Intel PCH, ALC257 Analog\n"
                                 "    Hardware device with all software conversions\n"
                                 "hw:CARD=PCH,DEV=0\n    HDA Intel PCH\n";
        const std::vector<SpeechPlace> wanted = {
            {"pulse:alsa_output.usb-headset", "USB Headset"},
            {"alsa:plughw:CARD=PCH,DEV=0", "HDA Intel PCH, ALC257 Analog"}};
        QVERIFY(speechPlacesIn(pactl, aplay) == wanted);
        QVERIFY(speechPlacesIn({}, {}).empty());
        QByteArray many;
        for (std::size_t n = 0; n <= kSpeechPlacesMax; ++n)
            many += "plughw:CARD=C" + QByteArray::number(static_cast<int>(n)) + "\n";
        QCOMPARE(speechPlacesIn({}, many).size(), kSpeechPlacesMax);
    }

    void aMachineWithoutSoundProgramsHasNoDevices()
    {
        QTemporaryDir folder;
        const QString tool = folder.filePath(QStringLiteral("tool"));
        QFile script(tool);
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write("#!/bin/sh\necho plughw:CARD=Desk\n");
        script.close();
        QVERIFY(script.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
        std::vector<SpeechPlace> heard;
        int answers = 0;
        const auto hear = [&](const std::vector<SpeechPlace>& places) {
            heard = places;
            ++answers;
        };
        SpeechFinder nobody(QStringLiteral("/nowhere/pactl"), QStringLiteral("/nowhere/aplay"));
        connect(&nobody, &SpeechFinder::found, this, hear);
        nobody.look();
        QTRY_COMPARE(answers, 1);
        QVERIFY(heard.empty());
        SpeechFinder one(QStringLiteral("/nowhere/pactl"), tool);
        connect(&one, &SpeechFinder::found, this, hear);
        one.look();
        QTRY_COMPARE(answers, 2);
        QCOMPARE(heard.size(), std::size_t(1));
        QCOMPARE(heard[0].device, std::string("alsa:plughw:CARD=Desk"));
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

    void aClockThatWasSetBackSilencesNothing()
    {
        Ear ear;
        ear.room.logOn("1");
        if (const auto done = ear.room.run(DeclareEmergency{UnitId("1"), "button"}); !done)
            qFatal("%s", refusalSentence(done.refusal()).c_str());
        QCOMPARE(ear.count(SoundEvent::OfficerEmergency, StoreHealth::Failing), 1);
        ear.room.pass(Span::hours(-1));
        const auto heard = ear.hear(StoreHealth::Failing);
        QCOMPARE(std::count(heard.begin(), heard.end(), SoundEvent::OfficerEmergency), 1);
        QCOMPARE(std::count(heard.begin(), heard.end(), SoundEvent::Trouble), 1);
        // And from there on as ever.
        QCOMPARE(ear.count(SoundEvent::OfficerEmergency), 0);
        ear.room.pass(kEmergencyEvery);
        QCOMPARE(ear.count(SoundEvent::OfficerEmergency), 1);
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
