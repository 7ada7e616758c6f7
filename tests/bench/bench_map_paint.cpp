#include "models/base/json_codec.h"
#include "models/geo/town_generator.h"
#include "tests/testkit/fake_desk.h"
#include "tests/testkit/ui/sample_look.h"
#include "ui/map/map_panel.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <fmt/format.h>
#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QMouseEvent>
#include <QPainter>
#include <QTest>
#include <QTimer>
#include <random>

// The map, 1920 by 1080, with 5,000 units and 1,500 incidents, dragged without a pause: how long
// each frame takes to paint, and how much of the view is not yet painted unscaled.
using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

constexpr int kUnits = 5'000;
constexpr int kIncidents = 1'500;
constexpr int kFrames = 600;
constexpr std::size_t kStreets = 2'000;
constexpr QSize kScreen(1920, 1080);

struct Measure {
    std::string what;
    double p50Ms = 0;
    double p95Ms = 0;
    double p99Ms = 0;
    double maxMs = 0;
};

Measure measured(const std::string& what, std::vector<double> took)
{
    std::sort(took.begin(), took.end());
    const auto at = [&took](std::size_t percent) {
        return took[(took.size() - 1) * percent / 100];
    };
    return {what, at(50), at(95), at(99), took.back()};
}

// Of this thread alone, so that what else the machine does is not counted.
double threadMs()
{
    timespec now = {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    constexpr double kMs = 1e3;
    constexpr double kNs = 1e-6;
    return static_cast<double>(now.tv_sec) * kMs + static_cast<double>(now.tv_nsec) * kNs;
}

template <class Run>
double msOf(Run run)
{
    const double start = threadMs();
    run();
    return threadMs() - start;
}

// Facts put into the room without asking a rule: what matters is how many there are.
void fill(FakeDesk& desk, const MapLayers& layers)
{
    std::mt19937 random(7);
    const auto box = *boundsOf(layers);
    const auto anywhere = [&] {
        const auto share = [&] { return static_cast<double>(random() % 10'000) / 10'000; };
        return Coordinate{
            box.southWest.latE7 +
                static_cast<std::int32_t>((box.northEast.latE7 - box.southWest.latE7) * share()),
            box.southWest.lonE7 +
                static_cast<std::int32_t>((box.northEast.lonE7 - box.southWest.lonE7) * share())};
    };
    const auto& types = desk.knowledge().codes.types;
    for (int n = 0; n < kIncidents; ++n) {
        OpenIncident open;
        open.type = types[random() % types.size()].code;
        open.location = at("12 Oak Ave", anywhere());
        open.priority = static_cast<Priority>(random() % 5);
        static_cast<void>(desk.room().run(open).isOk());
    }
    for (int n = 0; n < kUnits; ++n) {
        const std::string sign = "U" + std::to_string(n);
        desk.room().logOn(sign);
        static_cast<void>(
            desk.room().run(MoveUnit{UnitId(sign), at("a corner", anywhere())}).isOk());
        if (n % 40 == 0)
            desk.room().dispatch(sign, IncidentId(1 + n % kIncidents));
    }
    desk.sync();
}

// Sees each paint of a widget.
class PaintClock final : public QObject
{
public:
    std::vector<double> gaps;
    std::vector<double> works; // this thread's own, from one paint to the next
    std::vector<double> paints;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() != QEvent::Paint || m_isInside)
            return false;
        if (m_since.isValid())
            gaps.push_back(static_cast<double>(m_since.nsecsElapsed()) / 1e6);
        if (m_since.isValid())
            works.push_back(threadMs() - m_thread);
        m_thread = threadMs();
        m_since.restart();
        QElapsedTimer paint;
        paint.start();
        m_isInside = true;
        QCoreApplication::sendEvent(watched, event);
        m_isInside = false;
        paints.push_back(static_cast<double>(paint.nsecsElapsed()) / 1e6);
        return true;
    }

private:
    QElapsedTimer m_since;
    double m_thread = 0;
    bool m_isInside = false;
};

class Bench final
{
public:
    Bench() : m_layers(makeCounty(7, kStreets)), m_source(testkit::sampleLook())
    {
        fill(m_desk, m_layers);
        m_desk.setMap(m_layers);
        m_view = std::make_unique<MapView>(m_source, m_desk, m_layers);
        m_view->resize(kScreen);
        m_view->show();
        QElapsedTimer timer;
        timer.start();
        while (!m_view->isComplete())
            QTest::qWait(1);
        m_open = static_cast<double>(timer.elapsed());
        m_frame = QImage(kScreen, QImage::Format_RGB32);
    }

    // `px` a frame, there and back again, so that the town stays in view.
    Measure panned(const std::string& what, double px)
    {
        std::vector<double> took;
        m_blank = 0;
        m_labels = 0;
        QTest::mousePress(m_view.get(), Qt::MiddleButton, {}, QPoint(900, 500));
        double x = 900;
        double step = px;
        for (int n = 0; n < kFrames; ++n) {
            if (x + step > 1900 || x + step < 20)
                step = -step;
            x += step;
            QMouseEvent move(QEvent::MouseMove, QPointF(x, 500 + 40 * std::sin(n / 20.0)),
                             m_view->mapToGlobal(QPointF(x, 500)), Qt::NoButton, Qt::MiddleButton,
                             Qt::NoModifier);
            QApplication::sendEvent(m_view.get(), &move);
            took.push_back(msOf([this] { m_view->render(&m_frame); }));
            m_blank += m_view->isComplete() ? 0 : 1;
            m_labels = std::max(m_labels, m_view->layout().labels.size());
            QTest::qWait(2);
        }
        QTest::mouseRelease(m_view.get(), Qt::MiddleButton);
        return measured(what, std::move(took));
    }

    Measure laidOutAnew()
    {
        const MarkBook& book = m_view->book();
        const LetterWidths letters(m_source.look().font(TypeRole::Small));
        LayoutWish wish;
        wish.camera = m_view->camera();
        wish.area = wish.camera.view().adjusted(-480, -270, 480, 270);
        wish.textWidth = [&letters](const QString& text) { return letters.of(text); };
        std::vector<double> took;
        for (int n = 0; n < 100; ++n)
            took.push_back(msOf([&] { m_labels = laidOut(book, wish).labels.size(); }));
        return measured("all of it laid out", std::move(took));
    }

    // Every unit a sign, every incident a label, whether or not there is room for it.
    Measure painted()
    {
        std::mt19937 random(3);
        const auto anywhere = [&] {
            return QPointF(static_cast<double>(random() % 1900),
                           static_cast<double>(random() % 1060));
        };
        MarkLayout layout;
        for (int n = 0; n < kUnits; ++n) {
            MarkSymbol symbol;
            symbol.id = UnitId("U" + std::to_string(n));
            symbol.at = anywhere();
            symbol.size = 13;
            symbol.shape = static_cast<StatusShape>(n % 5);
            layout.symbols.push_back(symbol);
        }
        for (int n = 0; n < kIncidents; ++n) {
            MapLabel label;
            label.lead = IncidentId(n);
            LabelPart part;
            part.id = label.lead;
            part.text = QStringLiteral("%1 Overdose").arg(n, 4, 10, QLatin1Char('0'));
            part.box = QRectF(6, 2, 90, 16);
            label.parts.push_back(part);
            label.box = QRectF(anywhere(), QSizeF(102, 20));
            label.key = part.text;
            layout.labels.push_back(label);
        }
        MarkPainter painter(m_source);
        std::vector<double> took;
        for (int n = 0; n < kFrames; ++n) {
            took.push_back(msOf([&] {
                QPainter onto(&m_frame);
                painter.paint(onto, layout, QPointF(n % 9, n % 7), QRectF(QPointF(0, 0), kScreen),
                              {});
            }));
        }
        m_labels = layout.labels.size();
        return measured("5,000 signs and 1,500 labels, all painted", std::move(took));
    }

    Measure changed()
    {
        std::vector<double> took;
        for (int n = 0; n < 200; ++n) {
            took.push_back(msOf([&] {
                ChangeSet changes;
                changes.units = {UnitId("U" + std::to_string(n * 7))};
                Q_EMIT m_desk.changed(changes);
                m_view->render(&m_frame);
            }));
        }
        return measured("one unit changed: laid out and painted", std::move(took));
    }

    // Dragged by a timer 60 times a second while 200 units move: the time from one paint to the
    // next as the screen sees it, with everything the workers do beside it.
    std::vector<Measure> dragged(double px)
    {
        m_blank = 0;
        PaintClock clock;
        m_view->installEventFilter(&clock);
        QTest::mousePress(m_view.get(), Qt::MiddleButton, {}, QPoint(900, 500));
        double x = 900;
        double step = px;
        QTimer timer;
        timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&timer, &QTimer::timeout, m_view.get(), [&] {
            if (x + step > 1900 || x + step < 20)
                step = -step;
            x += step;
            const QPointF at(x, 500 + 300 * std::sin(x / 200));
            QMouseEvent move(QEvent::MouseMove, at, m_view->mapToGlobal(at), Qt::NoButton,
                             Qt::MiddleButton, Qt::NoModifier);
            QApplication::sendEvent(m_view.get(), &move);
            m_blank += m_view->base().blankSquares();
        });
        constexpr int kFrameMs = 16;
        timer.start(kFrameMs);
        // A loop of its own, because QTest's sleeps ten milliseconds between two looks.
        QEventLoop loop;
        QTimer::singleShot(kFrames * kFrameMs, m_view.get(), [&loop] { loop.quit(); });
        loop.exec();
        timer.stop();
        QTest::mouseRelease(m_view.get(), Qt::MiddleButton);
        m_view->removeEventFilter(&clock);
        return {measured("dragged: from one frame to the next", clock.gaps),
                measured("dragged: this thread's work in it", clock.works),
                measured("dragged: in paintEvent, by the clock on the wall", clock.paints)};
    }

    MapView& view() { return *m_view; }
    double openMs() const { return m_open; }
    int scaledFrames() const { return m_blank; }
    std::size_t labels() const { return m_labels; }

private:
    FakeDesk m_desk;
    MapLayers m_layers;
    ThemeSource m_source;
    std::unique_ptr<MapView> m_view;
    QImage m_frame;
    double m_open = 0;
    int m_blank = 0;
    std::size_t m_labels = 0;
};

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication app(argc, argv);
    const bool asJson = argc > 1 && std::strcmp(argv[1], "--json") == 0;
    Bench bench;
    // What is measured, to be looked at.
    if (argc > 2 && std::strcmp(argv[1], "--picture") == 0)
        return bench.view().grab().save(QString::fromLocal8Bit(argv[2])) ? 0 : 1;
    Json json = Json::array();
    const auto tell = [&](const Measure& one) {
        if (asJson)
            json.push_back({{"what", one.what},
                            {"units", kUnits},
                            {"incidents", kIncidents},
                            {"labels", bench.labels()},
                            {"scaled_frames", bench.scaledFrames()},
                            {"p50_ms", one.p50Ms},
                            {"p95_ms", one.p95Ms},
                            {"p99_ms", one.p99Ms},
                            {"max_ms", one.maxMs}});
        else
            fmt::print("{:<42} p50 {:>6.2f}  p95 {:>6.2f}  p99 {:>6.2f}  max {:>6.2f} ms  "
                       "{} labels, {} of {} frames scaled\n",
                       one.what, one.p50Ms, one.p95Ms, one.p99Ms, one.maxMs, bench.labels(),
                       bench.scaledFrames(), kFrames);
    };
    tell(bench.panned("all of it in view, 8 px a frame", 8));
    tell(bench.panned("all of it in view, 40 px a frame", 40));
    QTest::keyClick(&bench.view(), Qt::Key_Home);
    for (int n = 0; n < 2; ++n)
        QTest::keyClick(&bench.view(), Qt::Key_Plus);
    tell(bench.panned("four times nearer, 8 px a frame", 8));
    tell(bench.panned("four times nearer, 40 px a frame", 40));
    QTest::keyClick(&bench.view(), Qt::Key_Home);
    tell(bench.laidOutAnew());
    tell(bench.changed());
    tell(bench.painted());
    QTest::keyClick(&bench.view(), Qt::Key_Plus);
    for (const Measure& one : bench.dragged(8))
        tell(one);
    for (const Measure& one : bench.dragged(40))
        tell(one);
    if (asJson)
        fmt::print("{}\n", json.dump(2));
    else
        fmt::print("first picture of the town after {:.0f} ms\n", bench.openMs());
    return 0;
}
