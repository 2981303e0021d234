import { seeded } from './random.ts';

/** An organ that publishes reports. All of them are invented. */
export interface Organ {
  readonly name: string;
  /** How it calls itself: 我区, 我局. */
  readonly self: string;
  /** Office that compiles: 办公室. */
  readonly office: string;
  readonly address: string;
  readonly postcode: string;
  readonly telephone: string;
  readonly email: string;
  readonly site: string;
  /** Unified social credit code. */
  readonly code: string;
  /** Government of a county or above, against a department. */
  readonly government: boolean;
}

const roads = ['建设路', '新华大街', '滨河大道', '学府路', '人民中路', '迎宾大道', '育才路'];

/** Fills in what belongs to a publisher's name; the same name always gets the same address and numbers. */
export function organOf(publisher: string): Organ {
  const random = seeded(`organ/${publisher}`);
  const government = /(?:政府|街道办事处|管委会|管理委员会)$/.test(publisher);
  const unit = /([市县区镇乡局委办院])(?:人民政府)?$/.exec(publisher)?.[1];
  const self = unit === undefined ? '本机关' : `我${unit}`;
  const digits = (count: number): string => Array.from({ length: count }, () => random.int(0, 9)).join('');
  return {
    name: publisher,
    self,
    office: `${publisher}办公室`,
    address: `${random.pick(roads)}${random.int(1, 399)}号`,
    postcode: `2${digits(5)}`,
    telephone: `0${random.int(510, 599)}-8${digits(7)}`,
    email: `zwgk${digits(4)}@example.gov.cn`,
    site: `www.practice${digits(3)}.example`,
    code: `11${digits(6)}00${digits(7)}X`,
    government,
  };
}

const places = [
  '云溪县',
  '柳泉区',
  '青河县',
  '石桥区',
  '南浦市',
  '白鹭区',
  '松岭县',
  '金沙湾区',
  '望湖区',
  '栖霞岭县',
  '龙潭口区',
  '枫林县',
  '沙洲区',
  '桃源岗县',
  '北塘区',
  '鹤山岭区',
  '临江县',
  '双井区',
  '长堤市',
  '芦花县',
];
const departments = [
  '人民政府',
  '教育局',
  '财政局',
  '民政局',
  '司法局',
  '审计局',
  '统计局',
  '卫生健康局',
  '农业农村局',
  '水利局',
  '交通运输局',
  '文化和旅游局',
  '应急管理局',
  '市场监督管理局',
  '生态环境局',
  '医疗保障局',
  '城市管理局',
  '商务局',
  '发展和改革局',
  '人力资源和社会保障局',
  '住房和城乡建设局',
  '自然资源局',
  '退役军人事务局',
  '行政审批局',
  '信访局',
];

/** The n-th of 500 invented organs; further ones are townships and subdistricts without end. */
export function organName(index: number): string {
  const place = places[index % places.length] ?? '云溪县';
  const turn = Math.floor(index / places.length);
  const department = departments[turn];
  if (department !== undefined) {
    return `${place}${department}`;
  }
  const numerals = ['东', '西', '南', '北', '中', '上', '下', '新', '老', '大'];
  const name = String(turn - departments.length)
    .split('')
    .map((digit) => numerals[Number(digit)] ?? '东')
    .join('');
  return `${place}${name}${index % 2 === 0 ? '河镇人民政府' : '湾街道办事处'}`;
}
