#include "tests/bench/figures.h"
#include "tests/bench/live_console.h"
#include "tests/testkit/fault_vfs.h"
#include "tests/testkit/ui/stall_watchdog.h"
#include "ui/actions/action_palette.h"

#include <cstdio>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QTextEdit>

#include <thread>

// From a key's arrival to the moment its letter is painted, in the whole window while 50 events a
// second arrive, and the stalls of the GUI thread meanwhile; then again on a disk that needs 300 ms
// for every sync. Keyboard, compositor and display are not in it.
using namespace haven;
using namespace haven::bench;

namespace {

constexpr int kKeys = 300;
constexpr int kDiskMs = 300;
constexpr int kOpenings = 20;

// Keys come from outside at moments of their own, as from a keyboard, and wait their turn behind
// whatever the window is doing.
Samples typed(QWidget* field, QWidget* painted, int keys)
{
    Samples samples;
    Gate gate;
    Stopwatch clock;
    std::atomic<double> sentMs = -1;
    bool isHeard = false;
    const PaintWatch watch(painted, [&] {
        if (!isHeard)
            return;
        isHeard = false;
        samples.add(clock.ms() - sentMs.load());
        gate.open();
    });
    class Ear final : public QObject
    {
    public:
        explicit Ear(bool& isHeard) : m_isHeard(isHeard) {}
        bool eventFilter(QObject*, QEvent* event) override
        {
            if (event->type() == QEvent::KeyPress)
                m_isHeard = true;
            return false;
        }

    private:
        bool& m_isHeard;
    } ear(isHeard);
    field->installEventFilter(&ear);
    // Qt makes its keyboard with the first key there is, and wants it made on this thread.
    static_cast<void>(QKeyEvent(QEvent::KeyPress, Qt::Key_A, Qt::NoModifier));
    field->setFocus();
    const QString line = QStringLiteral("d 3a12 0017 sent to the corner of the next street ");
    for (int key = 0; key < keys; ++key) {
        const QChar letter = line.at(key % line.size());
        if (key % line.size() == 0) {
            if (auto* edit = qobject_cast<QLineEdit*>(field))
                edit->clear();
        }
        std::thread hand([&, letter] {
            std::this_thread::sleep_for(std::chrono::milliseconds(11 + key * 7 % 23));
            sentMs = clock.ms();
            QCoreApplication::postEvent(field,
                                        new QKeyEvent(QEvent::KeyPress, letter.toUpper().unicode(),
                                                      Qt::NoModifier, QString(letter)));
        });
        static_cast<void>(gate.wait(2000));
        hand.join();
    }
    return samples;
}

struct Field {
    QString words;
    QWidget* takes = nullptr;
    QWidget* paints = nullptr;
};

std::vector<Field> fieldsOf(ui::MainWindow& window)
{
    std::vector<Field> fields;
    if (auto* line = window.findChild<QLineEdit*>(QStringLiteral("commandLine")))
        fields.push_back({QStringLiteral("command bar"), line, line});
    for (auto* text : window.findChildren<QPlainTextEdit*>()) {
        if (text->isVisible() && !text->isReadOnly()) {
            fields.push_back({QStringLiteral("text field"), text, text->viewport()});
            return fields;
        }
    }
    for (auto* line : window.findChildren<QLineEdit*>()) {
        if (line->isVisible() && line->objectName() != QStringLiteral("commandLine")) {
            fields.push_back({QStringLiteral("text field"), line, line});
            return fields;
        }
    }
    return fields;
}

void measure(Sheet& sheet, LiveConsole& console, int keys, const std::string& disk)
{
    ui::MainWindow& window = console.window();
    console.feed(50);
    const testkit::StallWatchdog watchdog;
    for (const Field& field : fieldsOf(window))
        sheet.add(typed(field.takes, field.paints, keys)
                      .figure(field.words.toStdString() + ", key to paint" + disk, "ms",
                              Promise{Bound::P99, 5}));
    if (auto* palette = window.findChild<ui::ActionPalette*>()) {
        // A letter there ranks every command of the console anew.
        palette->turn();
        auto* line = palette->findChild<QLineEdit*>(QStringLiteral("paletteLine"));
        auto* list = palette->findChild<QListView*>(QStringLiteral("paletteList"));
        sheet.add(
            typed(line, list->viewport(), keys)
                .figure("command palette, key to list" + disk, "ms", Promise{Bound::P99, 10}));
        palette->turn();
    }
    console.feed(0);
    sheet.add(single("longest stall of the GUI thread" + disk, "ms", watchdog.stallMsMax(),
                     Promise{Bound::Max, testkit::kStallMsMax + 1.0}));
    sheet.add(
        single("stalls over 50 ms" + disk, "", watchdog.stallCount(), Promise{Bound::Max, 1}));
    // Over and over without a turn of the loop between: no stall that a person would see.
    if (auto* palette = window.findChild<ui::ActionPalette*>()) {
        Samples opened;
        for (int turn = 0; turn < kOpenings; ++turn) {
            const Stopwatch clock;
            palette->turn();
            opened.add(clock.ms());
            palette->turn();
        }
        sheet.add(opened.figure("command palette, opened" + disk, "ms", Promise{Bound::P99, 50}));
    }
}

} // namespace

int main(int count, char** arguments)
{
    QApplication application(count, arguments);
    const Options options = optionsOf(count, arguments);
    const int keys = options.turns > 0 ? options.turns : kKeys;
    const auto station = bigStation(options.pastIncidents);
    if (!station) {
        std::fprintf(stderr, "%s\n", refusalSentence(station.refusal()).c_str());
        return 1;
    }
    const WorkCopy copy(*station);
    Sheet sheet("keystroke to paint, 50 events/s arriving", options);
    sheet.note("the whole window, 1920x1080, offscreen; " + std::to_string(options.pastIncidents) +
               " past incidents");
    test::FaultVfs disk("bench-disk");
    disk.makeDefault();
    const auto console = LiveConsole::open(copy.path());
    if (!console) {
        std::fprintf(stderr, "%s\n", refusalSentence(console.refusal()).c_str());
        return 1;
    }
    measure(sheet, **console, keys, "");
    disk.delayMs = kDiskMs;
    measure(sheet, **console, keys, ", disk of 300 ms");
    disk.delayMs = 0;
    return 0;
}
