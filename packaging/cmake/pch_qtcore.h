#pragma once
#include "pch_core.h"

#include <QtCore/QtCore>
