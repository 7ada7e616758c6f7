#pragma once

#include "models/items/desk.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/desk_asker.h"
#include "ui/widgets/key_button.h"

#include <functional>
#include <QComboBox>
#include <QLabel>

class QFileDialog;

namespace haven::ui {

class WaitLine;

// What is shown of the log goes into a file: for whom, as what, where. What was withheld is said,
// and that it is on the log itself.
class ExportStrip final : public QWidget
{
    Q_OBJECT

public:
    struct Selection {
        ExportWhat what = ExportWhat::ShiftLog;
        LogQuery query;
        QString words;
    };
    ExportStrip(const ThemeSource& source, Desk& desk, std::function<Selection()> selection,
                QWidget* parent = nullptr);

    // The list of audiences takes the focus.
    void begin();

Q_SIGNALS:
    void said(const QString& sentence, haven::ui::Tone tone);

private:
    void addFormat(const QString& name, const QString& text, ExportFormat format, Qt::Key key);
    void askForFile(ExportFormat format);
    void write(ExportFormat format, const QString& path);
    void hear(const Answered& answer);
    void hearSeat();
    void tell(const QString& sentence, Tone tone);
    void restyle();
    LogAudience audience() const;

    const ThemeSource& m_source;
    Desk& m_desk;
    std::function<Selection()> m_selection;
    QLabel* m_title;
    QComboBox* m_audiences;
    QLabel* m_result;
    QWidget* m_formats;
    quint64 m_waiting = 0;
    WaitLine* m_wait = nullptr;
    QString m_path;
};

} // namespace haven::ui
