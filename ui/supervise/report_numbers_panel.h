#pragma once

#include "models/dispatch/report_gaps.h"
#include "models/items/desk.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/latest_answer.h"

#include <QStringListModel>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace haven::ui {

class PanelHeader;
class ReadingList;

// Which report numbers were given in each year, and which are missing or were given twice: what a
// records officer looks for before the numbers go anywhere. It only reads.
class ReportNumbersPanel final : public QWidget
{
    Q_OBJECT

public:
    ReportNumbersPanel(const ThemeSource& source, Desk& desk, QWidget* parent = nullptr);
    // The page is opened: the numbers are looked up anew.
    void start();

private:
    void look();
    void show(const ReportNumbers& numbers);
    void restyle();

    const ThemeSource& m_source;
    LatestAnswer m_answer;
    QStringListModel m_rows;
    PanelHeader* m_header;
    QLabel* m_about;
    QVBoxLayout* m_aboutRoom = nullptr;
    ReadingList* m_list;
};

} // namespace haven::ui
