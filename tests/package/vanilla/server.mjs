import { check, mount } from 'contrappunto';

console.log(typeof mount, typeof check);
